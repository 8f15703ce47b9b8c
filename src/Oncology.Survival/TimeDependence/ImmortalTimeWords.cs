namespace Oncology.Survival;

/// <summary>The sentences of an immortal-time audit.</summary>
internal static class ImmortalTimeWords
{
    public static string Line(ImmortalTimeAudit audit, Language language, NumberStyle style)
    {
        bool french = language == Language.French;
        if (audit.Verdict == ImmortalTimeVerdict.NoImmortalTime)
        {
            return french
                ? "Pas de temps immortel\u00A0: aucune exposition ne commence après l'origine."
                : "No immortal time: no exposure begins after the origin.";
        }

        ExposureEstimate biased = audit.EverNeverAdjusted ?? audit.EverNever;
        ExposureEstimate honest = audit.TimeDependentAdjusted ?? audit.TimeDependent;
        string ratios = audit.TimeDependentAdjusted is null
            ? Pair(biased, honest, french, style)
            : Pair(audit.EverNever, audit.TimeDependent, french, style) + (french ? "\u00A0; ajusté\u00A0: " : "; adjusted: ") + Pair(biased, honest, french, style);
        string finding = audit.Verdict switch
        {
            ImmortalTimeVerdict.OtherConclusion => french
                ? "Biais de temps immortel, la conclusion change"
                : "Immortal-time bias, and the conclusion changes",
            ImmortalTimeVerdict.SameConclusion => french
                ? "Biais de temps immortel, la conclusion reste la même"
                : "Immortal-time bias, the conclusion stays the same",
            _ => french ? "Biais de temps immortel, non chiffrable" : "Immortal-time bias that cannot be measured",
        };
        return french ? $"{finding}\u00A0: {ratios}." : $"{finding}: {ratios}.";
    }

    public static string Credited(ImmortalTimeAudit audit, Language language, NumberStyle style, TimeUnit? unit)
    {
        string immortal = style.Format(audit.ImmortalTime, NumberKind.Time);
        string time = style.Format(audit.ExposedGroupTime, NumberKind.Time);
        string share = style.Format(audit.ExposedGroupTime > 0 ? audit.ImmortalTime / audit.ExposedGroupTime : 0, NumberKind.Percent);
        string early = style.Format(audit.EventsBeforeExposure, NumberKind.Count);
        string events = style.Format(audit.ExposedGroupEvents, NumberKind.Count);
        return language == Language.French
            ? $"Crédité aux exposés avant le début de leur exposition\u00A0: {immortal} de {time}{(unit is null ? " unités de temps" : Suffix(unit, language))} ({share}), {early} de {events} événements."
            : $"Credited to the exposed before their exposure began: {immortal} of {time}{(unit is null ? " units of time" : Suffix(unit, language))} ({share}), {early} of {events} events.";
    }

    /// <summary>The unit behind a number: <c> months</c>; nothing where it is not known.</summary>
    public static string Suffix(TimeUnit? unit, Language language) => unit switch
    {
        null => string.Empty,
        TimeUnit.Days => language == Language.French ? " jours" : " days",
        TimeUnit.Months => language == Language.French ? " mois" : " months",
        _ => language == Language.French ? " ans" : " years",
    };

    private static string Pair(ExposureEstimate biased, ExposureEstimate honest, bool french, NumberStyle style) =>
        french
            ? $"HR {Ratio(biased, style)} exposés un jour contre jamais, {Ratio(honest, style)} avec l'exposition dépendante du temps"
            : $"HR {Ratio(biased, style)} ever against never exposed, {Ratio(honest, style)} with time-dependent exposure";

    private static string Ratio(ExposureEstimate estimate, NumberStyle style) =>
        style.Format(estimate.HazardRatio, estimate.Interval, NumberKind.Ratio);
}
