using System.Collections.Frozen;
using System.Globalization;

namespace Oncology.Cohort;

/// <summary>Fields and their values in the words of each language, for messages: nobody reads <c>primary_site</c> or <c>False</c>.</summary>
internal static class FieldWords
{
    private static readonly FrozenDictionary<(CohortTable, string), Wording> ByTable =
        Fields.All.ToFrozenDictionary(field => (field.Table, field.Name), field => Quoted(field.Meaning));

    // Without its table: the first of that name.
    private static readonly FrozenDictionary<string, Wording> Names = Fields.All.GroupBy(field => field.Name)
        .ToFrozenDictionary(group => group.Key, group => Quoted(group.First().Meaning), StringComparer.Ordinal);

    private static readonly FrozenDictionary<Enum, Wording> Values = new Dictionary<Enum, Wording>
    {
        [Sex.Female] = new("female", "féminin"),
        [Sex.Male] = new("male", "masculin"),
        [MenopausalStatus.Pre] = new("premenopausal", "non ménopausée"),
        [MenopausalStatus.Peri] = new("perimenopausal", "périménopausée"),
        [MenopausalStatus.Post] = new("postmenopausal", "ménopausée"),
        [MenopausalStatus.NotApplicable] = new("not applicable", "non applicable"),
        [PrimarySite.Breast] = new("breast", "sein"),
        [PrimarySite.Other] = new("other", "autre"),
        [Side.Left] = new("left", "gauche"),
        [Side.Right] = new("right", "droite"),
        [Side.Midline] = new("midline", "médiane"),
        [HistologyType.NoSpecialType] = new("no special type", "type non spécifique"),
        [HistologyType.Lobular] = new("lobular", "lobulaire"),
        [HistologyType.Other] = new("other", "autre"),
        [ReceptorStatus.Positive] = new("positive", "positif"),
        [ReceptorStatus.Negative] = new("negative", "négatif"),
        [IshResult.Positive] = new("positive", "positive"),
        [IshResult.Negative] = new("negative", "négative"),
        [IshResult.Equivocal] = new("equivocal", "équivoque"),
        [IshResult.Failed] = new("failed", "échec"),
        [IshResult.NotDone] = new("not done", "non faite"),
        [BiomarkerSource.Primary] = new("primary tumour", "tumeur primitive"),
        [BiomarkerSource.Recurrence] = new("recurrence", "récidive"),
        [BiomarkerSource.Metastasis] = new("metastasis", "métastase"),
        [GermlineBrca.None] = new("none", "aucune"),
        [GermlineBrca.UncertainSignificance] = new("variant of uncertain significance", "variant de signification inconnue"),
        [GermlineBrca.Untested] = new("untested", "non testée"),
        [LocoregionalStatus.None] = new("none", "aucune"),
        [LocoregionalStatus.Controlled] = new("controlled", "contrôlée"),
        [LocoregionalStatus.Uncontrolled] = new("uncontrolled", "non contrôlée"),
        [VitalStatus.Alive] = new("alive", "vivante"),
        [VitalStatus.Dead] = new("dead", "décédée"),
        [VitalStatus.Lost] = new("lost to follow-up", "perdue de vue"),
        [DeathCause.Cancer] = new("cancer", "cancer"),
        [DeathCause.Treatment] = new("treatment", "traitement"),
        [DeathCause.Other] = new("other", "autre"),
        [DeathCause.Unknown] = new("unknown", "inconnue"),
        [TestResult.Positive] = new("positive", "positif"),
        [TestResult.Negative] = new("negative", "négatif"),
        [TestResult.Indeterminate] = new("indeterminate", "indéterminé"),
    }.ToFrozenDictionary();

    /// <summary>French numbers for text that is French: a decimal comma, nothing else of a culture.</summary>
    public static CultureInfo French { get; } = MakeFrench();

    /// <summary>What a field means, in quotation marks: <c>"Date of birth"</c>, <c>« Date de naissance »</c>; the name itself for a column of no dictionary.</summary>
    public static Wording Of(string field) => Names.TryGetValue(field, out Wording? words) ? words : new Wording($"\"{field}\"", $"« {field} »");

    /// <summary>What a field of a table means: the grade of a tumour is not that of a toxicity.</summary>
    public static Wording Of(CohortTable table, string field) => ByTable.GetValueOrDefault((table, field)) ?? Of(field);

    /// <summary>What a column means; one of no dictionary, such as the yes or no of a treatment, means its header.</summary>
    public static Wording Of(Field field) => ByTable.GetValueOrDefault((field.Table, field.Name)) ?? Quoted(field.Meaning);

    /// <summary>A row of a table.</summary>
    public static Wording OfTable(string table) => table switch
    {
        "patients" => new Wording("patient", "patient"),
        "lesions" => new Wording("lesion", "lésion"),
        "treatments" => new Wording("treatment", "traitement"),
        "events" => new Wording("event", "événement"),
        _ => new Wording("laboratory result", "résultat biologique"),
    };

    /// <summary>The words for a category; null when it has none.</summary>
    public static Wording? Find(Enum value) => Values.GetValueOrDefault(value) ?? Terms.Find(value);

    /// <summary>A value of a field.</summary>
    public static Wording OfValue(Field field, object? value) => value switch
    {
        null => new Wording(string.Empty, string.Empty),
        true => new Wording("yes", "oui"),
        false => new Wording("no", "non"),
        Enum member => Find(member) ?? OfCode(field, member),
        IFormattable number => new Wording(number.ToString(null, CultureInfo.InvariantCulture), number.ToString(null, French)),
        _ => new Wording(value.ToString() ?? string.Empty, value.ToString() ?? string.Empty),
    };

    // Codes without words are the same in both languages: BRCA1, 2+.
    private static Wording OfCode(Field field, Enum member)
    {
        string code = field.Values.FirstOrDefault(value => value.Value.Equals(member))?.Code ?? member.ToString();
        return new Wording(code, code);
    }

    // "Time to …; empty = never": what follows explains the cells.
    private static Wording Quoted(Wording meaning) => new($"\"{meaning.English.Split(';')[0].Trim()}\"", $"« {meaning.French.Split(';')[0].Trim()} »");

    private static CultureInfo MakeFrench()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        return CultureInfo.ReadOnly(culture);
    }
}
