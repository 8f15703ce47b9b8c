using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>What a landmark analysis is asked for.</summary>
internal sealed record LandmarkRequest
{
    /// <summary>Column with the time at which the exposure begins; null when fixed groups are compared.</summary>
    public required string? ExposureTime { get; init; }

    /// <summary>Further terms of the Cox model, null for none.</summary>
    public required string? Covariates { get; init; }

    public required FollowUpColumns Columns { get; init; }

    public required LandmarkOptions Options { get; init; }

    public required AnalysisConventions Conventions { get; init; }

    /// <summary>Runs the analysis at one landmark; where the groups cannot be compared the result says why.</summary>
    /// <exception cref="CommandException">Nobody is followed to this landmark; it is named.</exception>
    public LandmarkResult Run(AnalysisRows rows, double landmark, Func<ImmutableArray<KaplanMeier>, KaplanMeierResult> curves, Session session)
    {
        try
        {
            Landmark at = ExposureTime is string exposure
                ? Landmark.At(rows.Data, rows.Numbers(exposure, session).AsSpan(), landmark, Options)
                : Landmark.At(rows.Data, rows.Group!, landmark, Options);
            LandmarkResult result = new(at, rows.Data, curves(KaplanMeier.FitBy(at.Data, at.Exposed, Conventions.KaplanMeier)));
            return Compared(result, rows, session);
        }
        catch (ModelException impossible)
        {
            throw Refused(landmark, impossible, session);
        }
    }

    /// <summary>Why nothing can be compared, where that is so at every landmark.</summary>
    /// <exception cref="CommandException">No landmark has both a test and a model; each is named with its reason.</exception>
    public static void Demand(ImmutableArray<LandmarkResult> results, Session session)
    {
        if (results.All(result => result.Problem is not null))
        {
            throw new CommandException(ExitCode.NoFit, [.. results.Select(result => Line(result.At.Time, result.Problem!, session))]);
        }
    }

    private static CommandException Refused(double landmark, ModelException impossible, Session session) =>
        new(ExitCode.NoFit, Line(landmark, impossible, session));

    private static string Line(double landmark, ModelException impossible, Session session) =>
        $"landmark {landmark.ToString("R", CultureInfo.InvariantCulture)}{session.Say(":", " :")} {impossible.MessageIn(session.Language)}";

    // Without a test there is no model either: nobody has the event, or one group alone is left.
    private LandmarkResult Compared(LandmarkResult result, AnalysisRows rows, Session session)
    {
        try
        {
            result = result with { LogRank = new LogRankResult(LogRankTest.Run(result.At.Data, result.At.Exposed, Conventions.LogRank), null, null) };
            return result with { Cox = new CoxResult(Fit(rows, result.At, session)) };
        }
        catch (ModelException impossible)
        {
            return result with { Problem = impossible };
        }
    }

    private CoxModel Fit(AnalysisRows rows, Landmark at, Session session)
    {
        DataTable table = rows.Table.Subset(at.KeptRows.AsSpan());
        string time = Free("landmark_time", table);
        string status = Free("landmark_event", table);
        table = table.WithNumbers(time, at.Data.Exit.AsSpan()).WithNumbers(status, [.. at.Data.Cause.Select(cause => (double)cause)]);
        string term = $"factor({CoxColumnOptions.Quoted(Columns.Group ?? string.Empty)})";
        if (ExposureTime is not null)
        {
            term = Free(Options.ExposureName, table);
            table = table.WithNumbers(term, [.. at.Exposed.Codes.Select(code => (double)code)]);
        }

        string covariates = Covariates is null ? string.Empty : $" + {Covariates}";
        ModelFrameOptions columns = new() { Weights = Columns.Weights, Frequencies = Columns.Frequency };
        return CoxFit.Fit(table, Formula.Parse($"Surv({time}, {status}) ~ {term}{covariates}"), columns, Conventions.Cox, session);
    }

    private static string Free(string name, DataTable table)
    {
        while (table.HasColumn(name))
        {
            name += "_";
        }

        return name;
    }
}
