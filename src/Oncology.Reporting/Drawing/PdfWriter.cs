using System.Globalization;
using System.Text;

namespace Oncology.Reporting;

/// <summary>
/// Writes a figure as a one-page PDF 1.7 file: vector shapes, real text in embedded font subsets, title and description as
/// document information, no date, so that equal figures have equal bytes.
/// </summary>
/// <remarks>Source: ISO 32000-1:2008.</remarks>
internal sealed class PdfWriter
{
    private readonly StringBuilder _content = new();
    private readonly List<PdfFont> _fonts = [];
    private readonly List<double> _opacities = [];

    private PdfWriter()
    {
    }

    internal static byte[] Write(Figure figure)
    {
        PdfWriter writer = new();
        // PDF counts upwards from the lower edge; figures count downwards from the upper one.
        writer.Line($"1 0 0 -1 0 {Number(figure.Height)} cm");
        writer.Line($"0 j 0 J 4 M");
        foreach (Mark mark in figure.Marks) writer.Draw(mark);
        return writer.ToFile(figure);
    }

    private byte[] ToFile(Figure figure)
    {
        PdfFile file = new();
        int pages = file.Reserve();
        int content = file.AddStream(Encoding.Latin1.GetBytes(_content.ToString()));
        string fonts = string.Concat(_fonts.Select(font => $"/{font.Name} {font.AddTo(file)} 0 R "));
        string states = string.Concat(_opacities.Select((opacity, i) => $"/G{i} << /ca {Number(opacity)} /CA {Number(opacity)} >> "));
        int page = file.Add(
            $"<< /Type /Page /Parent {pages} 0 R /MediaBox [0 0 {Number(figure.Width)} {Number(figure.Height)}] /Contents {content} 0 R "
            + $"/Resources << /Font << {fonts}>> /ExtGState << {states}>> >> >>");
        file.Set(pages, $"<< /Type /Pages /Kids [{page} 0 R] /Count 1 >>");
        int catalog = file.Add($"<< /Type /Catalog /Pages {pages} 0 R /ViewerPreferences << /DisplayDocTitle true >> >>");
        int info = file.Add($"<< /Title {PdfFile.TextString(figure.Title)} /Subject {PdfFile.TextString(figure.Description)} /Producer (Oncology.Reporting) >>");
        return file.ToArray(catalog, info);
    }

    private void Draw(Mark mark)
    {
        switch (mark)
        {
            case Mark.Polyline line:
                Pen(line.Stroke);
                Path(line.Points.AsSpan());
                Line($"S");
                break;
            case Mark.Polygon area:
                DrawPolygon(area);
                break;
            case Mark.Rectangle rectangle:
                DrawRectangle(rectangle);
                break;
            case Mark.Text text:
                DrawText(text);
                break;
            case Mark.Group group:
                Line($"q");
                Line($"1 0 0 1 {Number(group.Offset.X)} {Number(group.Offset.Y)} cm");
                foreach (Mark inner in group.Marks) Draw(inner);
                Line($"Q");
                break;
            default:
                throw new ArgumentException($"Unknown mark {mark.GetType().Name}.", nameof(mark));
        }
    }

    private void DrawPolygon(Mark.Polygon area)
    {
        if (area.Opacity < 1)
        {
            int state = _opacities.IndexOf(area.Opacity);
            if (state < 0)
            {
                state = _opacities.Count;
                _opacities.Add(area.Opacity);
            }

            Line($"q");
            Line($"/G{state} gs");
        }

        Line($"{Color(area.Fill)} rg");
        Path(area.Points.AsSpan());
        Line($"f");
        if (area.Opacity < 1) Line($"Q");
    }

    private void DrawRectangle(Mark.Rectangle rectangle)
    {
        Bounds box = rectangle.Box;
        if (rectangle.Fill is { } fill) Line($"{Color(fill)} rg");
        if (rectangle.Stroke is { } stroke) Pen(stroke);
        string paint = (rectangle.Fill, rectangle.Stroke) switch
        {
            (not null, not null) => "B",
            (not null, null) => "f",
            (null, not null) => "S",
            _ => "n",
        };
        Line($"{Number(box.Left)} {Number(box.Top)} {Number(box.Width)} {Number(box.Height)} re {paint}");
    }

    private void DrawText(Mark.Text text)
    {
        PdfFont? font = _fonts.Find(f => f.Face == text.Style.Face);
        if (font is null)
        {
            font = new PdfFont(text.Style.Face, _fonts.Count + 1);
            _fonts.Add(font);
        }

        (double start, double cosine, double sine) = TextOutline.Placement(text);
        double x = text.Position.X + (start * cosine), y = text.Position.Y + (start * sine);
        // The text matrix turns the flipped page upright again for letters.
        Line($"BT /{font.Name} {Number(text.Style.Size)} Tf {Color(text.Style.Color)} rg");
        Line($"{Number(cosine)} {Number(sine)} {Number(sine)} {Number(-cosine)} {Number(x)} {Number(y)} Tm <{font.Encode(text.Content)}> Tj ET");
    }

    private void Pen(Stroke stroke) =>
        Line($"{Color(stroke.Color)} RG {Number(stroke.Width)} w [{string.Join(' ', stroke.Dash.Select(Number))}] 0 d");

    private void Path(ReadOnlySpan<FigurePoint> points)
    {
        for (int i = 0; i < points.Length; i++) Line($"{Number(points[i].X)} {Number(points[i].Y)} {(i == 0 ? "m" : "l")}");
    }

    private static string Color(FigureColor color) => $"{Number(color.Red / 255.0)} {Number(color.Green / 255.0)} {Number(color.Blue / 255.0)}";

    private static string Number(double value) =>
        (Math.Round(value, 4, MidpointRounding.AwayFromZero) + 0.0).ToString("0.####", CultureInfo.InvariantCulture);

    private void Line(FormattableString text) => _content.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
