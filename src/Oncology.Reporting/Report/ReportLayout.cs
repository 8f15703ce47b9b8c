namespace Oncology.Reporting;

/// <summary>Which blocks of a section stand on turned pages, the same in print and in Word.</summary>
internal static class ReportLayout
{
    // What fits an upright page, in points.
    private const double PortraitWidth = 560;

    // A short table between two turned pages does not turn the page back for itself.
    private const int ShortTable = 20;

    public static bool[] Turned(ReportSection section)
    {
        bool[] turned = [.. section.Blocks.Select(IsWide)];
        for (int i = 1; i < turned.Length; i++)
        {
            int next = i;
            while (next < turned.Length && !turned[next] && IsShort(section.Blocks[next]))
            {
                next++;
            }

            if (turned[i - 1] && !turned[i] && next > i && next < turned.Length && turned[next])
            {
                Array.Fill(turned, true, i, next - i);
            }
        }

        // What is said before the first table or figure stands on its page.
        int lead = section.Blocks.TakeWhile(block => block is ReportBlock.Text).Count();
        if (lead < turned.Length && turned[lead])
        {
            Array.Fill(turned, true, 0, lead);
        }

        return turned;
    }

    private static bool IsWide(ReportBlock block) => block switch
    {
        ReportBlock.FigureItem figure => figure.Figure.Width > PortraitWidth,
        ReportBlock.TableItem item => ResultPage.IsWide(item.Table),
        _ => false,
    };

    private static bool IsShort(ReportBlock block) => block is ReportBlock.TableItem { Table.Rows.Length: <= ShortTable };
}
