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

    /// <summary>Runs the analysis at one landmark.</summary>
    /// <exception cref="CommandException">The groups cannot be compared at this landmark; it is named.</exception>
    public LandmarkResult Run(AnalysisRows rows, double landmark, Func<ImmutableArray<KaplanMeier>, KaplanMeierResult> curves, Session session)
    {
        try
        {
            Landmark at = ExposureTime is string exposure
                ? Landmark.At(rows.Data, rows.Numbers(exposure, session).AsSpan(), landmark, Options)
                : Landmark.At(rows.Data, rows.Group!, landmark, Options);
            LogRankTest test = LogRankTest.Run(at.Data, at.Exposed, Conventions.LogRank);
            return new LandmarkResult(
                at,
                rows.Data,
                curves(KaplanMeier.FitBy(at.Data, at.Exposed, Conventions.KaplanMeier)),
                new LogRankResult(test, null, null),
                new CoxResult(Fit(rows, at, session)));
        }
        catch (ModelException impossible)
        {
            string time = landmark.ToString("R", CultureInfo.InvariantCulture);
            throw new CommandException(ExitCode.NoFit, $"landmark {time}{session.Say(":", " :")} {impossible.MessageIn(session.Language)}");
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
