using System.Collections.Immutable;
using System.Text;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Tables below each other, then notes.</summary>
internal static class TextPage
{
    public static string Of(IEnumerable<ResultTable> tables, ImmutableArray<string> notes)
    {
        StringBuilder page = new();
        foreach (ResultTable table in tables)
        {
            page.Append(table.ToText()).Append('\n');
        }

        foreach (string note in notes)
        {
            page.Append(note).Append('\n');
        }

        return page.ToString();
    }
}
