using System.Collections.Immutable;
using System.Globalization;

namespace Oncology.Reporting;

/// <summary>Survival rates that other studies print, beside which the study puts its own.</summary>
/// <param name="Head">Name and title.</param>
/// <param name="File">Delimited file with one row per study: <c>study</c>, <c>n</c>, rates in percent (<c>pfs_24</c>), and perhaps <c>population</c>, <c>start</c>, <c>end</c>; French wordings in <c>study_fr</c>, <c>population_fr</c>.</param>
/// <param name="Label">Label of this study.</param>
/// <param name="Population">Its patients.</param>
/// <param name="Date">Date column of its period; null for none.</param>
/// <param name="Endpoints">Endpoints.</param>
/// <param name="Times">Times, in the unit of the study.</param>
/// <param name="AsFigure">A forest plot of the rates instead of a table.</param>
internal sealed record OtherStudiesSpec(
    ResultHead Head, string File, LocalText Label, LocalText? Population, string? Date, ImmutableArray<string> Endpoints, ImmutableArray<double> Times, bool AsFigure) : ResultSpec(Head)
{
    public static new OtherStudiesSpec Read(SpecNode node, SpecNames names) => new(
        ResultHead.Read(node, "file", "label", "population", "date", "endpoints", "times", "as"),
        node.Required("file").Text(),
        node.Required("label").Wording(),
        node.WordingOf("population"),
        node.TextOf("date"),
        ResultHead.References(node, "endpoints", names.Endpoints),
        node.ItemsOf("times", StudyTime.ReadTime),
        node.Choice("as", false, ("table", false), ("figure", true)));
}

/// <summary>One study of the literature with its printed rates.</summary>
/// <param name="Name">First author or acronym.</param>
/// <param name="Period">Years of inclusion; empty when not printed.</param>
/// <param name="Count">Patients.</param>
/// <param name="Population">Who they are.</param>
/// <param name="Rates">Proportions by endpoint and time, in the order of the result; NaN where not printed.</param>
internal sealed record OtherStudy(LocalText Name, string Period, int Count, LocalText Population, ImmutableArray<double> Rates)
{
    /// <summary>Reads the studies of a file.</summary>
    /// <exception cref="StudyException">A column is missing or a cell is no number of its range.</exception>
    public static ImmutableArray<OtherStudy> Read(string path, ImmutableArray<string> columns)
    {
        PublishedFile file = PublishedFile.Read(path, ["study", "n", .. columns.AsSpan()]);
        var studies = ImmutableArray.CreateBuilder<OtherStudy>(file.RowCount);
        for (int row = 0; row < file.RowCount; row++)
        {
            string english = file.Cell(row, "population");
            string french = file.Cell(row, "population_fr");
            string start = file.Cell(row, "start");
            string end = file.Cell(row, "end");
            int place = row;
            studies.Add(new OtherStudy(
                new LocalText(file.Cell(row, "study"), file.Cell(row, "study_fr") is { Length: > 0 } name ? name : file.Cell(row, "study")),
                start.Length == 0 ? end : $"{start}–{end}",
                (int)Number(file, row, "n", double.MaxValue),
                new LocalText(english, french.Length == 0 ? english : french),
                [.. columns.Select(column => file.Cell(place, column).Length == 0 ? double.NaN : Number(file, place, column, 100) / 100)]));
        }

        file.ThrowIfWrong();
        return studies.ToImmutable();
    }

    private static double Number(PublishedFile file, int row, string column, double most)
    {
        string cell = file.Cell(row, column);
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= 0 && value <= most)
        {
            return value;
        }

        file.Problem(
            row,
            column,
            most == 100 ? $"'{cell}' is no percentage" : $"'{cell}' is no number of patients",
            most == 100 ? $"« {cell} » n'est pas un pourcentage" : $"« {cell} » n'est pas un nombre de patients");
        return 0;
    }
}
