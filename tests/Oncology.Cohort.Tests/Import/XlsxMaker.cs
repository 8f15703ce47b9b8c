using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Oncology.Cohort.Tests;

/// <summary>Writes a workbook part by part, so that a test decides what a cell holds.</summary>
internal static class XlsxMaker
{
    /// <summary>Cell of a text.</summary>
    public static string Text(string text) => $"t=\"inlineStr\"><is><t>{System.Security.SecurityElement.Escape(text)}</t></is>";

    /// <summary>Cell of a number; style 1 is a date, 2 a percentage.</summary>
    public static string Number(double number, int style = 0) => $"s=\"{style}\"><v>{number.ToString("R", CultureInfo.InvariantCulture)}</v>";

    /// <summary>Cell of a formula with the value that was stored with it.</summary>
    public static string Formula(string formula, double stored) => $"><f>{formula}</f><v>{stored.ToString("R", CultureInfo.InvariantCulture)}</v>";

    /// <summary>Cell of an error.</summary>
    public static string Error(string error) => $"t=\"e\"><v>{error}</v>";

    /// <summary>The bytes of a workbook.</summary>
    public static byte[] Workbook(params (string Sheet, string?[][] Rows)[] sheets)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            Add(archive, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
            Add(archive, "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
            const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            Add(archive, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>" + string.Concat(sheets.Select((s, i) => $"<sheet name=\"{s.Sheet}\" sheetId=\"{i + 1}\" r:id=\"s{i + 1}\"/>")) + "</sheets></workbook>");
            Add(archive, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"s{i + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))
                + $"<Relationship Id=\"st\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>");
            Add(archive, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/><xf numFmtId=\"9\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
            for (int i = 0; i < sheets.Length; i++)
            {
                Add(archive, $"xl/worksheets/sheet{i + 1}.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>" + string.Concat(sheets[i].Rows.Select(Row)) + "</sheetData></worksheet>");
            }
        }

        return stream.ToArray();
    }

    private static string Row(string?[] cells, int row) =>
        $"<row r=\"{row + 1}\">" + string.Concat(cells.Select((c, i) => c is null ? "" : $"<c r=\"{CellReference.Column(i)}{row + 1}\" {c}</c>")) + "</row>";

    private static void Add(ZipArchive archive, string name, string text)
    {
        using Stream entry = archive.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text));
    }
}
