namespace Oncology.Reporting;

/// <summary>Which blocks of a section stand on turned pages, the same in print and in Word.</summary>
internal static class ReportLayout
{
    // What an A4 page holds beside a caption, in points: width and height of an upright one, of a turned one.
    private static readonly (double Width, double Height) UprightPage = (504, 700);
    private static readonly (double Width, double Height) TurnedPage = (762, 425);

    // A page is turned for a figure that comes out at least this much larger there.
    private const double WorthTurning = 1.1;

    // Between two turned pages, a short table or a figure that is about as large either way does not turn the page back for itself.
    private const int ShortTable = 20;

    public static bool[] Turned(ReportSection section)
    {
        bool[] turned = [.. section.Blocks.Select(IsWide)];
        for (int i = 1; i < turned.Length; i++)
        {
            int next = i;
            while (next < turned.Length && !turned[next] && IsIndifferent(section.Blocks[next]))
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
        ReportBlock.FigureItem figure => figure.Figure.Width > UprightPage.Width && Scale(figure.Figure, TurnedPage) >= WorthTurning * Scale(figure.Figure, UprightPage),
        ReportBlock.TableItem item => ResultPage.IsWide(item.Table),
        _ => false,
    };

    private static double Scale(Figure figure, (double Width, double Height) page) => Math.Min(1, Math.Min(page.Width / figure.Width, page.Height / figure.Height));

    private static bool IsIndifferent(ReportBlock block) => block switch
    {
        ReportBlock.FigureItem figure => figure.Figure.Width > UprightPage.Width && WorthTurning * Scale(figure.Figure, TurnedPage) >= Scale(figure.Figure, UprightPage),
        ReportBlock.TableItem item => item.Table.Rows.Length <= ShortTable,
        _ => false,
    };
}
