namespace Oncology.Reporting;

/// <summary>The outline of a glyph as closed polygons in font units, y upwards; curves are cut into short lines.</summary>
/// <remarks>Source: OpenType specification 1.9, table glyf: quadratic curves, an on-curve point implied between two controls.</remarks>
internal static class GlyphOutline
{
    private const int OnCurve = 0x01;
    private const int ShortX = 0x02;
    private const int ShortY = 0x04;
    private const int Repeat = 0x08;
    private const int SameOrPositiveX = 0x10;
    private const int SameOrPositiveY = 0x20;

    // Lines per curve: at text sizes of a figure and 600 dots per inch the error stays below a tenth of a pixel.
    private const int CurveSteps = 6;

    internal static List<FigurePoint[]> Read(TrueTypeFont font, int glyph)
    {
        List<FigurePoint[]> contours = [];
        if (font.Glyphs.IsComposite(glyph))
        {
            foreach (GlyphComponent part in font.Glyphs.Components(glyph))
                contours.AddRange(Read(font, part.Glyph).Select(contour => (FigurePoint[])[.. contour.Select(part.Apply)]));
            return contours;
        }

        (int at, int length) = font.Glyphs.Place(glyph);
        if (length > 0) ReadSimple(font.Reader, at, contours);
        return contours;
    }

    private static void ReadSimple(FontReader reader, int at, List<FigurePoint[]> contours)
    {
        int contourCount = reader.Int16(at);
        at += 10;
        int[] ends = new int[contourCount];
        for (int c = 0; c < contourCount; c++) ends[c] = reader.UInt16(at + (2 * c));
        at += 2 * contourCount;
        at += 2 + reader.UInt16(at);
        int count = contourCount == 0 ? 0 : ends[^1] + 1;
        byte[] flags = ReadFlags(reader, ref at, count);
        int[] x = ReadCoordinates(reader, ref at, flags, ShortX, SameOrPositiveX);
        int[] y = ReadCoordinates(reader, ref at, flags, ShortY, SameOrPositiveY);
        int first = 0;
        foreach (int end in ends)
        {
            contours.Add(Flatten(flags, x, y, first, end));
            first = end + 1;
        }
    }

    private static byte[] ReadFlags(FontReader reader, ref int at, int count)
    {
        byte[] flags = new byte[count];
        for (int i = 0; i < count;)
        {
            byte flag = reader.Bytes[at++];
            int times = (flag & Repeat) != 0 ? reader.Bytes[at++] + 1 : 1;
            for (; times > 0; times--) flags[i++] = flag;
        }

        return flags;
    }

    private static int[] ReadCoordinates(FontReader reader, ref int at, byte[] flags, int isShort, int sameOrPositive)
    {
        int[] values = new int[flags.Length];
        int value = 0;
        for (int i = 0; i < flags.Length; i++)
        {
            bool same = (flags[i] & sameOrPositive) != 0;
            if ((flags[i] & isShort) != 0)
            {
                value += same ? reader.Bytes[at] : -reader.Bytes[at];
                at++;
            }
            else if (!same)
            {
                value += reader.Int16(at);
                at += 2;
            }

            values[i] = value;
        }

        return values;
    }

    private static FigurePoint[] Flatten(byte[] flags, int[] x, int[] y, int first, int end)
    {
        int count = end - first + 1;
        bool IsOn(int i) => (flags[first + (i % count)] & OnCurve) != 0;
        FigurePoint At(int i) => new(x[first + (i % count)], y[first + (i % count)]);

        // Start on the curve; a contour of controls alone starts between two of them.
        int start = 0;
        while (start < count && !IsOn(start)) start++;
        FigurePoint from = start < count ? At(start) : Middle(At(0), At(count - 1));
        List<FigurePoint> points = [from];
        int begin = start < count ? start + 1 : 0;
        for (int i = begin; i < begin + count; i++)
        {
            if (IsOn(i))
            {
                points.Add(from = At(i));
                continue;
            }

            FigurePoint to = IsOn(i + 1) ? At(i + 1) : Middle(At(i), At(i + 1));
            AddCurve(points, from, At(i), to);
            from = to;
            if (IsOn(i + 1)) i++;
        }

        return [.. points];
    }

    private static void AddCurve(List<FigurePoint> points, FigurePoint from, FigurePoint control, FigurePoint to)
    {
        for (int step = 1; step <= CurveSteps; step++)
        {
            double t = (double)step / CurveSteps, u = 1 - t;
            points.Add(new FigurePoint(
                (u * u * from.X) + (2 * u * t * control.X) + (t * t * to.X),
                (u * u * from.Y) + (2 * u * t * control.Y) + (t * t * to.Y)));
        }
    }

    private static FigurePoint Middle(FigurePoint a, FigurePoint b) => new((a.X + b.X) / 2, (a.Y + b.Y) / 2);
}
