using Oncology.Survival;

namespace Oncology.Cohort;

public sealed partial class EndpointTable
{
    /// <summary>A regression model of the endpoint with covariates known at time zero.</summary>
    /// <param name="terms">The covariates, read from the patients of the rows.</param>
    /// <returns>The complete rows; the others are listed in <see cref="ModelFrame.Dropped"/> by row of this table.</returns>
    /// <exception cref="ArgumentException">A reference level does not exist.</exception>
    /// <exception cref="ModelException">A factor has one level only.</exception>
    public ModelFrame Model(params Term<PatientHistory>[] terms) =>
        Clustered(ModelFrame.From(ToSurvivalData(), [.. Rows.Select(r => r.History)], terms));

    /// <summary>A regression model of one kind of event; the others are censored (cause-specific hazard). Rows of one patient are a cluster.</summary>
    /// <param name="cause">The kind of event, from 1.</param>
    /// <param name="terms">The covariates, read from the patients of the rows.</param>
    /// <returns>The complete rows; the others are listed in <see cref="ModelFrame.Dropped"/> by row of this table.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The cause is below 1.</exception>
    /// <exception cref="ArgumentException">A reference level does not exist.</exception>
    /// <exception cref="ModelException">A factor has one level only.</exception>
    public ModelFrame ModelForCause(int cause, params Term<PatientHistory>[] terms) =>
        Clustered(ModelFrame.From(ToSurvivalData().ForCause(cause), [.. Rows.Select(r => r.History)], terms));

    /// <summary>A regression model with an exposure that is switched on during follow-up: each patient gives one (start, stop] row before and
    /// one from its beginning on (D10).</summary>
    /// <remarks>With <see cref="ClinicalConventions.ExposureWindowMonths"/> a third row follows, unexposed again. Who has an exposure that began at
    /// an unknown time is missing in the exposure and so listed in <see cref="ModelFrame.Dropped"/>, by (start, stop] row.</remarks>
    /// <param name="exposure">The exposure; one that was derived for another endpoint is derived anew for this one.</param>
    /// <param name="terms">The other covariates, read from the patients of the rows.</param>
    /// <returns>The complete (start, stop] rows, the exposure first among the covariates.</returns>
    /// <exception cref="ArgumentException">A reference level does not exist; or a row has no length, which a (start, stop] row must have: derive the
    /// endpoint with <see cref="ZeroTimePolicy.HalfDay"/> or <see cref="ZeroTimePolicy.Drop"/>.</exception>
    /// <exception cref="ModelException">A factor has one level only.</exception>
    public ModelFrame Model(ExposureTable exposure, params Term<PatientHistory>[] terms)
    {
        ArgumentNullException.ThrowIfNull(exposure);
        ArgumentNullException.ThrowIfNull(terms);
        ExposureTable own = exposure.For(this);
        var episodes = Survival.Episodes.Split(ToSurvivalData(), [own.StartDays, own.EndDays]);
        if (!episodes.RowsWithoutLength.IsEmpty)
        {
            throw new ArgumentException(
                $"Patient '{Rows[episodes.RowsWithoutLength[0]].PatientId}' has a follow-up of length zero, which gives no (start, stop] row.");
        }

        EpisodeRow[] rows =
        [
            .. episodes.SourceRow.Select((source, i) => new EpisodeRow(
                Rows[source].History,
                own.Rows[source].Problem is null ? episodes.Exposures[0][i] - episodes.Exposures[1][i] : null)),
        ];
        return ModelFrame.From(
            episodes.Data,
            rows,
            [Term.Numeric<EpisodeRow>(own.Exposure.Name, e => e.Exposed), .. terms.Select(t => t.On<EpisodeRow>(e => e.History))]);
    }

    /// <summary>A regression model that compares ever with never exposed from time zero. It is biased by immortal time: whoever was exposed lived
    /// until then. Refused unless the bias is what is to be shown.</summary>
    /// <param name="exposure">The exposure; one that was derived for another endpoint is derived anew for this one.</param>
    /// <param name="immortalTime">Must be <see cref="ImmortalTime.Accept"/>.</param>
    /// <param name="terms">The other covariates, read from the patients of the rows.</param>
    /// <returns>The complete rows; the name of the exposure says that its time is immortal.</returns>
    /// <exception cref="ModelException">The bias is not accepted (<c>immortal-time</c>), or a factor has one level only.</exception>
    public ModelFrame ModelEverExposed(ExposureTable exposure, ImmortalTime immortalTime, params Term<PatientHistory>[] terms)
    {
        ArgumentNullException.ThrowIfNull(exposure);
        ArgumentNullException.ThrowIfNull(terms);
        string name = exposure.Exposure.Name;
        if (immortalTime != ImmortalTime.Accept)
        {
            throw new ModelException(
                "immortal-time",
                $"Ever against never {name} from time zero is biased by immortal time: use the exposure as time-dependent, or a landmark.",
                $"{name}, reçu un jour ou jamais, comparé depuis le temps zéro, est biaisé par le temps immortel : prenez l'exposition dépendante du temps, ou un landmark.");
        }

        EpisodeRow[] rows =
        [
            .. exposure.For(this).Rows.Select((row, i) => new EpisodeRow(
                Rows[i].History, row.Problem is not null ? null : row.StartDays is null ? 0 : 1)),
        ];
        return ModelFrame.From(
            ToSurvivalData(),
            rows,
            [Term.Numeric<EpisodeRow>($"{name} (ever; immortal time)", e => e.Exposed), .. terms.Select(t => t.On<EpisodeRow>(e => e.History))]);
    }

    // Only rows of one patient need the robust variance.
    private ModelFrame Clustered(ModelFrame frame) => Endpoint.IsPerLesion
        ? frame.WithClusters(Survival.Factor.FromLabels("patient", [.. frame.Rows.Select(row => (string?)Rows[row].PatientId)]))
        : frame;

    private sealed record EpisodeRow(PatientHistory History, double? Exposed);
}
