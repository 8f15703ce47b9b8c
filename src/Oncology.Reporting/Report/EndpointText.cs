using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>What an endpoint is, in words: where its time begins, what ends it, where it is censored. Written from the settings that derived it.</summary>
internal static class EndpointText
{
    /// <summary>The cohort's endpoint that a study's endpoint takes its columns from; null for columns of the file.</summary>
    public static Endpoint? Derived(StudySpec spec, EndpointSpec endpoint)
    {
        if (!spec.Inputs.OfType<InputSpec.Cohort>().Any())
        {
            return null;
        }

        const string Ending = "_days";
        string name = endpoint.Time is null ? endpoint.Name : endpoint.Time.EndsWith(Ending, StringComparison.Ordinal) ? endpoint.Time[..^Ending.Length] : string.Empty;
        return Endpoints.All.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>One sentence: the definition of the study file where there is one, else that of the cohort's endpoint; for a table its columns.</summary>
    public static LocalText Sentence(StudyContext study, EndpointSpec endpoint)
    {
        LocalText name = endpoint.ShortLabel == endpoint.Label
            ? endpoint.Label
            : new LocalText($"{endpoint.Label.English} ({endpoint.ShortLabel.English})", $"{endpoint.Label.French} ({endpoint.ShortLabel.French})");
        LocalText[] parts =
        [
            .. endpoint.Definition is LocalText written ? [new LocalText(written.English.TrimEnd('.'), written.French.TrimEnd('.'))] : Array.Empty<LocalText>(),
            .. Derived(study.Spec, endpoint) is Endpoint derived
                ? endpoint.Definition is null ? [Definition(derived, study.Cohort!.Conventions)] : Array.Empty<LocalText>()
                : [Columns(endpoint)],
        ];
        return new LocalText(
            $"{name.English}: {string.Join("; ", parts.Select(part => part.English))}.", $"{name.French} : {string.Join(" ; ", parts.Select(part => part.French))}.");
    }

    /// <summary>When the exposure begins.</summary>
    public static LocalText Sentence(StudySpec spec, ExposureSpec exposure)
    {
        bool salvage = spec.Inputs.OfType<InputSpec.Cohort>().FirstOrDefault()?.Clinical.Conventions.SalvageCounts ?? ClinicalConventions.Toulouse.SalvageCounts;
        return exposure.Time is string column
            ? new LocalText(
                $"Exposure: {exposure.Label.English}, from the time in the column “{column}” on; never where it is empty.",
                $"Exposition : {exposure.Label.French}, à partir du temps de la colonne « {column} » ; jamais si elle est vide.")
            : new LocalText(
                $"Exposure: {exposure.Label.English}, from the first day of the first focal treatment of a metastasis with curative intent{(salvage ? ", also after progression" : ", not after progression")}.",
                $"Exposition : {exposure.Label.French}, à partir du premier jour du premier traitement focal d'une métastase à visée curative{(salvage ? ", y compris après progression" : ", sauf après progression")}.");
    }

    private static LocalText Definition(Endpoint endpoint, ClinicalConventions conventions)
    {
        DateSource[] ends = [.. endpoint.Events.Where(source => source.Cause == 1)];
        DateSource[] competing = [.. endpoint.Events.Where(source => source.Cause > 1)];
        DateSource censoring = endpoint.Censoring.FirstOrDefault(source => source != DateSources.LastImaging || endpoint.CensorsAtImaging || conventions.ProgressionCensoring == ProgressionCensoring.LastImaging)
            ?? DateSources.LastFollowUp;
        LocalText first = ends.Length == 1 ? LocalText.Same(string.Empty) : new LocalText(", whichever came first", ", le premier survenu");
        LocalText others = competing.Length == 0
            ? LocalText.Same(string.Empty)
            : new LocalText($"; competing: {Or(competing, Language.English)}", $" ; concurrents : {Or(competing, Language.French)}");
        return new LocalText(
            $"time from the {endpoint.Origin.Label.English} to {Or(ends, Language.English)}{first.English}{others.English}; otherwise censored at the {censoring.Label.English}",
            $"délai depuis l'origine ({endpoint.Origin.Label.French}) jusqu'à l'événement ({Or(ends, Language.French)}{first.French}){others.French} ; sinon censure à la date suivante : {censoring.Label.French}");
    }

    private static LocalText Columns(EndpointSpec endpoint)
    {
        string time = endpoint.Time ?? $"{endpoint.Name}_days";
        string ends = endpoint.Event ?? $"{endpoint.Name}_event";
        LocalText unit = StudyTime.Name(endpoint.DaysPerUnit == StudyTime.DaysIn(TimeUnit.Days) ? TimeUnit.Days : endpoint.DaysPerUnit == StudyTime.DaysIn(TimeUnit.Months) ? TimeUnit.Months : TimeUnit.Years);
        return new LocalText(
            $"time from the column “{time}” ({unit.English}), event where the column “{ends}” is {string.Join(" or ", endpoint.EventValues)}, censored otherwise",
            $"temps de la colonne « {time} » ({unit.French}), événement si la colonne « {ends} » vaut {string.Join(" ou ", endpoint.EventValues)}, censure sinon");
    }

    private static string Or(DateSource[] sources, Language language) =>
        string.Join(language == Language.French ? " ou " : " or ", sources.Select(source => source.Label.In(language)));
}
