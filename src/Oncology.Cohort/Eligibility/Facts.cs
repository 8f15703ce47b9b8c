using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>All facts a criterion may ask: every field of the patients table by its canonical name, days since each of its dates, and derived
/// values (D1 to D18, treatments, lesions, laboratory).</summary>
public static class Facts
{
    private static readonly FrozenDictionary<string, Fact> ByName;

    static Facts()
    {
        All = [.. OfFields(), .. DiseaseFacts.All, .. TreatmentFacts.All, .. TrialFacts.All, .. LabFacts.All];
        ByName = All.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);
    }

    /// <summary>All facts, in the order of the documentation.</summary>
    public static ImmutableArray<Fact> All { get; }

    internal static IEnumerable<string> Names => All.Select(f => f.Name);

    /// <summary>A fact by its name.</summary>
    /// <param name="name">Name, snake case; <c>attested_</c> with the id of a criterion is the statement of a person.</param>
    /// <returns>The fact, or null when there is none of that name.</returns>
    public static Fact? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ByName.GetValueOrDefault(name)
            ?? (name.StartsWith("attested_", StringComparison.Ordinal) && name.Length > 9 ? Attested(name) : null);
    }

    private static IEnumerable<Fact> OfFields()
    {
        foreach (Field field in Fields.Of(CohortTable.Patients).Where(f => f.Type != FieldType.Id && PatientFields.Names.Contains(f.Name)))
        {
            yield return OfField(field);
            if (field.Type == FieldType.Date)
            {
                Wording label = new($"Days since: {field.Meaning.English}", $"Jours depuis : {field.Meaning.French}");
                yield return new Fact($"days_since_{field.Name}", FactType.Number, label, s => DaysSince(s, field.Name));
            }
        }
    }

    private static Fact OfField(Field field)
    {
        FactType type = field.Type switch
        {
            FieldType.YesNo => FactType.YesNo,
            FieldType.Date => FactType.Date,
            FieldType.Integer or FieldType.Number or FieldType.BoundedNumber => FactType.Number,
            _ => FactType.Category,
        };
        return new Fact(field.Name, type, field.Meaning, s => Read(s, field, type))
        {
            Categories = [.. field.Values.Select(v => v.Code)],
            InWords = category => field.Values.FirstOrDefault(v => TextKey.OfWord(v.Code) == TextKey.OfWord(category)) is { } value
                ? FieldWords.OfValue(field, value.Value) : new Wording(category, category),
        };
    }

    private static FactReading Read(ScreeningSubject subject, Field field, FactType type)
    {
        Patient patient = subject.Patient;
        object? value = patient.ValueOf(field.Name);
        var reading = new FactReading(Evidence.Of(patient, field.Name)) { MeasuredOn = MeasuredOn(patient, field.Name) };
        if (value is null)
        {
            return reading with { IsNotApplicable = patient.MissingKindOf(field.Name) == MissingKind.NotApplicable };
        }

        return type switch
        {
            FactType.YesNo => reading with { Answer = ((bool?)value).ToVerdict() },
            FactType.Date => reading with { Date = subject.Resolve((PartialDate)value) },
            FactType.Number => reading with { Number = NumberOf(value) },
            _ => reading with { Category = value is Enum one ? field.Values.First(v => v.Value.Equals(one)).Code : value.ToString() },
        };
    }

    private static BoundedNumber NumberOf(object value) => value switch
    {
        BoundedNumber bounded => bounded,
        int whole => BoundedNumber.Exactly(whole),
        _ => BoundedNumber.Exactly((double)value),
    };

    private static FactReading DaysSince(ScreeningSubject subject, string field)
    {
        Patient patient = subject.Patient;
        var reading = FactReading.Measured(subject.DaysSince((PartialDate?)patient.ValueOf(field)), [.. Evidence.Of(patient, field), .. subject.DayEvidence]);
        return reading with { IsNotApplicable = patient.MissingKindOf(field) == MissingKind.NotApplicable };
    }

    private static PartialDate? MeasuredOn(Patient patient, string field) => field switch
    {
        "ctdna_result" => patient.Trial.CtdnaDate,
        "pregnancy_test_result" => patient.Trial.PregnancyTestDate,
        _ => null,
    };

    private static Fact Attested(string name) => new(
        name,
        FactType.YesNo,
        new Wording($"Statement {name[9..]}", $"Attestation {name[9..]}"),
        s => FactReading.Of(((bool?)s.Patient.ValueOf(name)).ToVerdict(), Evidence.Of(s.Patient, name)));
}
