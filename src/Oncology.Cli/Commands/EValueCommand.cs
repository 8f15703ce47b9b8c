using System.CommandLine;
using Oncology.Reporting;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv e-value</c>: how strong an unmeasured confounder would have to be.</summary>
internal static class EValueCommand
{
    public static Command Create(Session session)
    {
        Option<double?> hazardRatio = Ratio("--hr", session.Say("hazard ratio", "hazard ratio"), session);
        Option<double?> riskRatio = Ratio("--rr", session.Say("risk ratio", "risque relatif"), session);
        Option<double?> oddsRatio = Ratio("--or", session.Say("odds ratio", "odds ratio"), session);
        Option<double[]> interval = WordOption.Numbers(
            "--ci", session.Say("its confidence interval", "son intervalle de confiance"), "LOWER,UPPER", session, value => value >= 0, session.Say("expected two numbers of 0 or more", "deux nombres d'au moins 0 sont attendus"));
        interval.Required = true;
        Option<OutcomeFrequency?> outcome = WordOption.Choice<OutcomeFrequency?>(
            "--outcome",
            session.Say("the event by the end of follow-up: common (15% or more) or rare [common]", "l'événement à la fin du suivi : common (fréquent, 15 % ou plus) ou rare [common]"),
            session,
            ("common", OutcomeFrequency.Common),
            ("rare", OutcomeFrequency.Rare));
        OutputOptions output = new(session);
        Command command = new("e-value", session.Say(
            "E-value: how strongly, as risk ratio, an unmeasured confounder would have to be tied to treatment and outcome to explain an estimate away. JSON: risk_ratio {estimate, lower, upper}, e_value, e_value_limit.",
            "Valeur E : force, en risque relatif, qu'un facteur de confusion non mesuré devrait avoir avec le traitement et l'issue pour expliquer une estimation. JSON : risk_ratio {estimate, lower, upper}, e_value, e_value_limit."));
        foreach (Option option in new Option[] { hazardRatio, riskRatio, oddsRatio, interval, outcome })
        {
            command.Options.Add(option);
        }

        output.AddTo(command);
        CommandHelp.AddTo(command, session, "oncosurv e-value --hr 0.5 --ci 0.35,0.72", "oncosurv e-value --or 2.1 --ci 1.2,3.7 --outcome rare --format json");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            double[] limits = parsed.GetRequiredValue(interval);
            if (limits.Length != 2)
            {
                throw new CommandException(ExitCode.WrongCommand, session.Say("--ci: expected two numbers, LOWER,UPPER", "--ci : deux nombres sont attendus, BAS,HAUT"));
            }

            OutcomeFrequency frequency = parsed.GetValue(outcome) ?? OutcomeFrequency.Common;
            EValue value = Make(parsed.GetValue(hazardRatio), parsed.GetValue(riskRatio), parsed.GetValue(oddsRatio), new Interval(limits[0], limits[1]), frequency, session);
            Summary summary = new("e-value", AnalysisConventions.R, 0, 0);
            target.Write(
                () => ResultPage.Of([value.ToTable(session.Language)]),
                () => summary.ToJson(session.Language, json =>
                {
                    json.WriteString("outcome", frequency == OutcomeFrequency.Common ? "common" : "rare");
                    json.WriteStartObject("risk_ratio");
                    json.WriteFinite("estimate", value.RiskRatio);
                    json.WriteFinite("lower", value.RiskRatioInterval.Lower);
                    json.WriteFinite("upper", value.RiskRatioInterval.Upper);
                    json.WriteEndObject();
                    json.WriteFinite("e_value", value.Estimate);
                    json.WriteFinite("e_value_limit", value.Limit);
                }),
                () => value.ToTable(session.Language).ToCsv());
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static EValue Make(double? hazard, double? risk, double? odds, Interval interval, OutcomeFrequency outcome, Session session)
    {
        try
        {
            return (hazard, risk, odds) switch
            {
                (double ratio, null, null) => EValue.FromHazardRatio(ratio, interval, outcome),
                (null, double ratio, null) => EValue.FromRiskRatio(ratio, interval),
                (null, null, double ratio) => EValue.FromOddsRatio(ratio, interval, outcome),
                _ => throw new CommandException(ExitCode.WrongCommand, session.Say("e-value needs one of --hr, --rr and --or", "e-value exige une option parmi --hr, --rr et --or")),
            };
        }
        catch (RequestException refused)
        {
            throw new CommandException(ExitCode.WrongCommand, $"--ci{session.Say(":", " :")} {refused.MessageIn(session.Language)}");
        }
    }

    private static Option<double?> Ratio(string name, string description, Session session) => WordOption.Number(
        name, description, "RATIO", session, value => value > 0, session.Say("expected a number above 0", "un nombre supérieur à 0 est attendu"));
}
