using System.Collections.Immutable;
using System.CommandLine;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>An exposure that begins during follow-up, the landmarks at which it is taken, and what is adjusted for.</summary>
internal sealed class ExposureOptions
{
    private readonly ExposureTimeOption _exposure;
    private readonly Option<double[]> _landmarks;
    private readonly Option<LandmarkBoundary> _boundary;
    private readonly Option<CoxTies?> _ties;
    private readonly Option<string> _covariates;

    public ExposureOptions(Session session, bool landmarksRequired)
    {
        _exposure = new ExposureTimeOption(session);
        _landmarks = WordOption.Numbers("--at", session.Say("landmark times", "temps des landmarks"), "TIMES", session, time => time >= 0, session.Say("expected times of 0 or more", "des temps d'au moins 0 sont attendus"));
        _landmarks.Required = landmarksRequired;
        _boundary = LandmarkCommand.Boundary(session);
        _ties = CoxCommand.Ties(session);
        _covariates = LandmarkCommand.Covariates(session);
    }

    public void AddTo(Command command)
    {
        _exposure.AddTo(command);
        foreach (Option option in new Option[] { _landmarks, _boundary, _ties, _covariates })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Columns of the covariates, in which a missing cell leaves its row out.</summary>
    public ImmutableArray<string> Needed(ParseResult parsed) => parsed.GetValue(_covariates) is string terms ? Formula.ParseTerms(terms).Columns : [];

    /// <summary>The exposure times, the landmarks, the covariates (null for none) and the choices.</summary>
    public (ImmutableArray<double> Exposure, double[] Landmarks, DesignMatrix? Covariates, LandmarkSweepOptions Options) Read(
        ParseResult parsed, AnalysisRows rows, AnalysisConventions conventions, Session session) =>
    (
        _exposure.Read(parsed, rows, session)[0],
        parsed.GetResult(_landmarks) is null ? [] : parsed.GetValue(_landmarks)!,
        parsed.GetValue(_covariates) is string terms ? DesignMatrix.From(rows.Table, Formula.ParseTerms(terms)) : null,
        new LandmarkSweepOptions
        {
            Boundary = parsed.GetResult(_boundary) is null ? LandmarkBoundary.ExcludeAt : parsed.GetValue(_boundary),
            Cox = conventions.Cox with { Ties = parsed.GetValue(_ties) ?? conventions.Cox.Ties },
        });

    /// <summary>The choices behind the numbers, for the notes.</summary>
    public static string Choices(LandmarkSweepOptions options, Session session)
    {
        string boundary = options.Boundary == LandmarkBoundary.ExcludeAt
            ? session.Say("kept: time > landmark", "gardés : temps > landmark")
            : session.Say("kept: time ≥ landmark", "gardés : temps ≥ landmark");
        return boundary + session.Say("; ties: ", " ; ex aequo : ") + CoxResult.Word(options.Cox.Ties);
    }
}
