using Oncology.Survival;

namespace Oncology.Reporting.Tests;

/// <summary>What a figure is laid out under: language, labels as short or long as they come, number of groups and of patients, unit.</summary>
internal sealed record FigureCase(string Name, Language Language, bool LongLabels, int Groups, int Patients, TimeUnit Unit)
{
    private const string LongEnglish = "Systemic treatment with stereotactic radiotherapy of all bone and liver metastases found at staging";
    private const string LongFrench = "Traitement systémique associé à une radiothérapie stéréotaxique de toutes les métastases ≥ 5 mm";

    internal static IEnumerable<FigureCase> All =>
    [
        new("plain", Language.English, false, 2, 90, TimeUnit.Months),
        new("french", Language.French, false, 2, 90, TimeUnit.Months),
        new("long-labels", Language.English, true, 2, 60, TimeUnit.Months),
        new("long-labels-french", Language.French, true, 3, 60, TimeUnit.Months),
        new("six-groups", Language.English, false, 6, 30, TimeUnit.Months),
        new("six-groups-long-french", Language.French, true, 6, 30, TimeUnit.Years),
        new("one-patient", Language.English, false, 1, 1, TimeUnit.Months),
        new("no-patient", Language.English, false, 2, 0, TimeUnit.Months),
        new("hundred-thousand", Language.French, false, 2, 50_000, TimeUnit.Months),
        new("days", Language.English, false, 2, 90, TimeUnit.Days),
    ];

    internal string Title => LongLabels ? Long : "Title";

    internal string Text => LongLabels ? Long : "Text";

    private string Long => Language == Language.French ? LongFrench : LongEnglish;

    internal string Group(int index) => LongLabels ? $"{Long} ({(char)('A' + index)})" : $"Group {(char)('A' + index)}";

    public override string ToString() => Name;
}
