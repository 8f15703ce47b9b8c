using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>One thing that is wrong with a study file or with the data it names.</summary>
/// <param name="Where">Place: a JSON path such as <c>$.endpoints[0].time</c>, or file, row and column of the data.</param>
/// <param name="Message">What is wrong and what would be right, in English and French.</param>
public sealed record StudyProblem(string Where, LocalText Message)
{
    /// <summary>Place and message in <paramref name="language"/>, on one line.</summary>
    public string In(Language language) => language == Language.French ? $"{FrenchPlace} : {Message.French}" : $"{Where}: {Message.English}";

    // Places in data are "cohort.csv, line 27, column age", as the tables of the core name them.
    private string FrenchPlace
    {
        get
        {
            string place = Where.Replace(", line ", ", ligne ", StringComparison.Ordinal).Replace(", column ", ", colonne ", StringComparison.Ordinal);
            return place.StartsWith("line ", StringComparison.Ordinal) ? string.Concat("ligne ", place.AsSpan("line ".Length)) : place;
        }
    }

    /// <summary>Place and message in English.</summary>
    public override string ToString() => In(Language.English);
}
