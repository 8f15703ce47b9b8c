using System.Collections.Immutable;
using System.CommandLine;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv landmark</c>: curves, log-rank test and Cox model among those followed to a landmark.</summary>
internal static class LandmarkCommand
{
    public static Command Create(Session session)
    {
        InputOptions input = new(session);
        FollowUpOptions followUp = new(session);
        Option<double[]> landmarks = WordOption.Numbers("--at", session.Say("landmark times", "temps des landmarks"), "TIMES", session, time => time >= 0, session.Say("expected times of 0 or more", "des temps d'au moins 0 sont attendus"));
        landmarks.Required = true;
        Option<string> exposure = WordOption.Text("--exposure-time", ExposureTimeOption.Description(session), "COLUMN");
        Option<LandmarkBoundary> boundary = Boundary(session);
        CurveOptions curve = new(session);
        Option<CoxTies?> ties = CoxCommand.Ties(session);
        Option<string> covariates = Covariates(session);
        ConventionOptions conventions = new(session);
        FigureOptions figure = new(session, FigureContent.Survival);
        OutputOptions output = new(session);
        Command command = new("landmark", session.Say(
            "Landmark analysis: time counted from the landmark; exposed is who was exposed by then.",
            "Analyse landmark : temps compté depuis le landmark ; est exposé qui l'était à ce moment."));
        input.AddTo(command);
        followUp.AddTo(command, withStart: false);
        foreach (Option option in new Option[] { landmarks, exposure, boundary, ties, covariates })
        {
            command.Options.Add(option);
        }

        curve.AddTo(command);
        conventions.AddTo(command);
        figure.AddTo(command);
        output.AddTo(command);
        CommandHelp.AddTo(
            command,
            session,
            "oncosurv landmark cohort.csv --at 3,6 --time os_months --event death --exposure-time mdt_month",
            "oncosurv landmark cohort.csv --at 3,6 --time os_months --event death --exposure-time mdt_month --figure landmarks.pdf --time-unit months",
            "oncosurv landmark cohort.csv --at 6 --time os_months --event death --group arm --boundary keep-at --covariates \"age\"");
        command.SetAction(parsed =>
        {
            OutputTarget target = output.Read(parsed);
            FigureTarget? drawing = figure.Read(parsed, target);
            AnalysisConventions choices = curve.Apply(parsed, conventions.Read(parsed));
            choices = choices with { Cox = choices.Cox with { Ties = parsed.GetValue(ties) ?? choices.Cox.Ties } };
            FollowUpColumns columns = followUp.Read(parsed);
            LandmarkRequest request = new()
            {
                ExposureTime = OneOf(parsed.GetValue(exposure), columns.Group, session),
                Covariates = parsed.GetValue(covariates),
                Columns = columns,
                Options = new LandmarkOptions { Boundary = parsed.GetResult(boundary) is null ? LandmarkBoundary.ExcludeAt : parsed.GetValue(boundary) },
                Conventions = choices,
            };
            DataTable table = InputTable.Read(input.Read(parsed), session);
            ImmutableArray<string> needed = request.Covariates is string terms ? Formula.ParseTerms(terms).Columns : [];
            AnalysisRows rows = AnalysisRows.Select(table, columns, choices.ZeroFollowUp, session, needed);
            ImmutableArray<LandmarkResult> results =
                [.. parsed.GetRequiredValue(landmarks).Select(time => request.Run(rows, time, curves => curve.Result(parsed, curves, false, session), session))];
            LandmarkRequest.Demand(results, session);
            Summary summary = Summary.Of("landmark", choices, rows).With(results.SelectMany(result => result.Warnings));
            drawing?.Write(CommandFigures.Landmarks(drawing, results, request));
            target.Write(
                () => LandmarkTables.Page(results, summary, session),
                () => summary.ToJson(session.Language, json => json.WriteObjects("landmarks", results, result => result.WriteJson(json))),
                () => LandmarkTables.Tidy(results, session.Language).ToCsv());
            return (int)ExitCode.Done;
        });
        return command;
    }

    /// <summary>The option that says who counts as followed to a landmark.</summary>
    public static Option<LandmarkBoundary> Boundary(Session session) => WordOption.Choice(
        "--boundary",
        session.Say("who is followed to L: time > L, or time >= L [exclude-at]", "qui est suivi jusqu'à L : temps > L, ou temps >= L [exclude-at]"),
        session,
        ("exclude-at", LandmarkBoundary.ExcludeAt),
        ("keep-at", LandmarkBoundary.KeepAt));

    /// <summary>The option that names what the Cox model adjusts for.</summary>
    public static Option<string> Covariates(Session session) => WordOption.Text(
        "--covariates", session.Say("further terms of the Cox model: \"age + factor(stage)\"", "autres termes du modèle de Cox : \"age + factor(stade)\""), "TERMS");

    private static string? OneOf(string? exposureTime, string? group, Session session) => (exposureTime is null) != (group is null)
        ? exposureTime
        : throw new CommandException(ExitCode.WrongCommand, session.Say("landmark needs either --exposure-time or --group", "landmark exige soit --exposure-time, soit --group"));
}
