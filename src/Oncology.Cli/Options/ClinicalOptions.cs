using System.CommandLine;
using Oncology.Cohort;

namespace Oncology.Cli;

/// <summary>Clinical conventions of a command that derives something from a cohort: a preset, and single choices that change it.</summary>
internal sealed class ClinicalOptions
{
    private const string Counts = "counts";

    private readonly Option<ClinicalConventions?> _preset;
    private readonly Option<ZeroTimePolicy> _zero;
    private readonly Option<PartialDatePolicy> _partial;
    private readonly Option<SixMonthBoundary> _boundary;
    private readonly Option<SixMonthUnit> _unit;
    private readonly Option<SynchronousPrimaryPolicy> _primary;
    private readonly Option<ProgressionCensoring> _censoring;
    private readonly Option<UnknownDeathCause> _deaths;
    private readonly Option<string> _salvage;
    private readonly Option<double?> _window;

    public ClinicalOptions(Session session)
    {
        _preset = WordOption.Choice<ClinicalConventions?>(
            "--clinical", session.Say("clinical conventions [toulouse]", "conventions cliniques [toulouse]"), session,
            ("toulouse", ClinicalConventions.Toulouse), ("asco-cap", ClinicalConventions.AscoCap));
        _zero = WordOption.Choice(
            "--zero-time", session.Say("follow-up of length zero (D1) [half-day]", "suivi de durée nulle (D1) [half-day]"), session,
            ("half-day", ZeroTimePolicy.HalfDay), ("keep", ZeroTimePolicy.Keep), ("drop", ZeroTimePolicy.Drop));
        _partial = WordOption.Choice(
            "--partial-dates", session.Say("dates without day or month (D1): their middle, their middle with both extremes beside it, or rejected [mid-period]", "dates sans jour ou sans mois (D1) : leur milieu, leur milieu et les deux extrêmes à côté, ou refusées [mid-period]"), session,
            ("mid-period", PartialDatePolicy.MidPeriod), ("bounds", PartialDatePolicy.Bounds), ("reject", PartialDatePolicy.Reject));
        _boundary = WordOption.Choice(
            "--six-months", session.Say("metastasis at exactly 6 months (D5): exclusive is synchronous, inclusive oligorecurrent [exclusive]", "métastase à 6 mois exactement (D5) : exclusive est synchrone, inclusive oligorécurrente [exclusive]"), session,
            ("exclusive", SixMonthBoundary.Exclusive), ("inclusive", SixMonthBoundary.Inclusive));
        _unit = WordOption.Choice(
            "--six-month-unit", session.Say("those months (D5): days divided by 30.4375, or of the calendar [days]", "ces mois (D5) : jours divisés par 30,4375, ou du calendrier [days]"), session,
            ("days", SixMonthUnit.Days), ("calendar", SixMonthUnit.Calendar));
        _primary = WordOption.Choice(
            "--synchronous-primary", session.Say("primary tumour of synchronous disease treatable (T05): by its record, or always [recorded]", "tumeur primitive traitable si synchrone (T05) : selon le recueil, ou toujours [recorded]"), session,
            ("recorded", SynchronousPrimaryPolicy.Unknown), ("treatable", SynchronousPrimaryPolicy.Treatable));
        _censoring = WordOption.Choice(
            "--censor-at", session.Say("where PFS is censored (D9) [last-follow-up]", "où la SSP est censurée (D9) [last-follow-up]"), session,
            ("last-follow-up", ProgressionCensoring.LastFollowUp), ("last-imaging", ProgressionCensoring.LastImaging));
        _deaths = WordOption.Choice(
            "--unknown-death", session.Say("deaths of unknown cause (D9) [apart]", "décès de cause inconnue (D9) [apart]"), session,
            ("apart", UnknownDeathCause.Apart), ("cancer", UnknownDeathCause.Cancer), ("other", UnknownDeathCause.Other), ("exclude", UnknownDeathCause.Exclude));
        _salvage = WordOption.Choice(
            "--salvage", session.Say("focal treatment after progression (D10): counts as exposure, or never does [counts]", "traitement focal après progression (D10) : compte comme exposition, ou jamais [counts]"), session,
            (Counts, Counts), ("never", "never"));
        _window = WordOption.Number(
            "--exposure-window", session.Say("months after which exposure to focal treatment ends (D10) [never]", "mois après lesquels l'exposition au traitement focal cesse (D10) [jamais]"), "MONTHS", session,
            months => months > 0, session.Say("expected a number of months above 0", "un nombre de mois supérieur à 0 est attendu"));
    }

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_preset, _zero, _partial, _boundary, _unit, _primary, _censoring, _deaths, _salvage, _window])
        {
            command.Options.Add(option);
        }
    }

    public ClinicalConventions Read(ParseResult parsed)
    {
        ClinicalConventions preset = parsed.GetResult(_preset) is null ? ClinicalConventions.Toulouse : parsed.GetValue(_preset)!;
        return preset with
        {
            ZeroTime = Given(_zero, preset.ZeroTime),
            PartialDates = Given(_partial, preset.PartialDates),
            SixMonthBoundary = Given(_boundary, preset.SixMonthBoundary),
            SixMonthUnit = Given(_unit, preset.SixMonthUnit),
            SynchronousPrimary = Given(_primary, preset.SynchronousPrimary),
            ProgressionCensoring = Given(_censoring, preset.ProgressionCensoring),
            UnknownDeathCause = Given(_deaths, preset.UnknownDeathCause),
            SalvageCounts = parsed.GetResult(_salvage) is null ? preset.SalvageCounts : parsed.GetValue(_salvage) == Counts,
            ExposureWindowMonths = Given(_window, preset.ExposureWindowMonths),
        };

        T? Given<T>(Option<T> option, T? otherwise) => parsed.GetResult(option) is null ? otherwise : parsed.GetValue(option);
    }
}
