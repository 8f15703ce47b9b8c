using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>What is asked of Kaplan-Meier curves.</summary>
internal sealed class CurveOptions
{
    private readonly Option<IntervalTransform?> _interval;
    private readonly Option<double[]> _times;
    private readonly Option<double?> _horizon;
    private readonly Option<double[]> _probabilities;

    public CurveOptions(Session session)
    {
        _interval = Interval(session, session.Say(
            "scale of the interval of S(t) [r: log; stata, sas: log-log]", "échelle de l'intervalle de S(t) [r : log ; stata, sas : log-log]"));
        _times = WordOption.Numbers("--times", session.Say("times at which S(t) is read", "temps auxquels S(t) est lue"), "TIMES", session);
        _horizon = WordOption.Number("--rmst", session.Say("horizon of the restricted mean survival time; groups are compared with the first", "horizon de la moyenne restreinte du temps de survie ; les groupes sont comparés au premier"), "TAU", session);
        _probabilities = WordOption.Numbers(
            "--quantiles",
            session.Say("quantiles of the time [0.25,0.5,0.75]", "quantiles du temps [0.25,0.5,0.75]"),
            "SHARES",
            session,
            p => p is >= 0 and <= 1,
            session.Say("expected numbers between 0 and 1 separated by commas", "des nombres entre 0 et 1 séparés par des virgules sont attendus"));
    }

    /// <summary>The option for the scale of intervals.</summary>
    public static Option<IntervalTransform?> Interval(Session session, string description) => WordOption.Choice<IntervalTransform?>(
        "--conf-type",
        description,
        session,
        ("plain", IntervalTransform.Plain),
        ("log", IntervalTransform.Log),
        ("log-log", IntervalTransform.LogLog),
        ("logit", IntervalTransform.Logit),
        ("arcsin", IntervalTransform.Arcsine));

    public void AddTo(Command command)
    {
        command.Options.Add(_interval);
        command.Options.Add(_times);
        command.Options.Add(_horizon);
        command.Options.Add(_probabilities);
    }

    /// <summary>The conventions with the interval that the command line asks for.</summary>
    public AnalysisConventions Apply(ParseResult parsed, AnalysisConventions conventions) => parsed.GetValue(_interval) is IntervalTransform interval
        ? conventions with { KaplanMeier = conventions.KaplanMeier with { Interval = interval } }
        : conventions;

    /// <summary>The curves with what is asked of them.</summary>
    /// <exception cref="CommandException">A time or the horizon lies before the origin of the curves.</exception>
    public KaplanMeierResult Result(ParseResult parsed, ImmutableArray<KaplanMeier> curves, bool isReverse, Session session)
    {
        ImmutableArray<double> times = parsed.GetResult(_times) is null ? [] : [.. parsed.GetValue(_times)!];
        ImmutableArray<double> probabilities = parsed.GetResult(_probabilities) is null ? [0.25, 0.5, 0.75] : [.. parsed.GetValue(_probabilities)!];
        double? horizon = parsed.GetValue(_horizon);
        double origin = curves[0].Time[0];
        foreach (double time in times.Where(time => time < origin))
        {
            throw TooEarly(_times.Name, time, origin, session);
        }

        return horizon <= origin
            ? throw TooEarly(_horizon.Name, horizon.Value, origin, session)
            : new KaplanMeierResult(curves, times, probabilities, horizon, isReverse);
    }

    private static CommandException TooEarly(string option, double time, double origin, Session session)
    {
        string word = $"{option} {time.ToString("R", CultureInfo.InvariantCulture)}";
        string begin = origin.ToString("R", CultureInfo.InvariantCulture);
        return new CommandException(ExitCode.WrongCommand, session.Say(
            $"{word}: expected a time after the origin of the curve, {begin}", $"{word} : un temps après l'origine de la courbe, {begin}, est attendu"));
    }
}
