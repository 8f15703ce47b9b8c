using System.IO.Compression;
using System.Xml;

namespace Oncology.Cohort;

/// <summary>Finds what the library that opens a workbook gives as empty: error cells (#N/A, #REF!), and formulas whose value no program has stored.</summary>
internal static class WorkbookErrors
{
    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>The text of each error, and of each formula without value after its <c>=</c>, by sheet and reference, such as F4.</summary>
    public static Dictionary<(string Sheet, string Cell), string> Find(ZipArchive archive)
    {
        var errors = new Dictionary<(string, string), string>();
        Dictionary<string, string> targets = Attributes(archive, "xl/_rels/workbook.xml.rels", "Relationship", "Id", "Target");
        foreach ((string sheet, string id) in Attributes(archive, "xl/workbook.xml", "sheet", "name", "id"))
        {
            string target = targets.GetValueOrDefault(id, "").TrimStart('/');
            string path = target.StartsWith("xl/", StringComparison.Ordinal) ? target : "xl/" + target;
            if (archive.GetEntry(path) is { } entry)
            {
                AddErrors(entry, sheet, errors);
            }
        }

        return errors;
    }

    private static void AddErrors(ZipArchiveEntry entry, string sheet, Dictionary<(string, string), string> errors)
    {
        using Stream content = entry.Open();
        using XmlReader xml = XmlReader.Create(content, Safe);
        (string? cell, string? type, string? formula) = (null, null, null);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "c" && cell is not null && formula is not null)
            {
                errors[(sheet, cell)] = "=" + formula;
                formula = null;
            }

            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "c")
            {
                (cell, type, formula) = (xml.GetAttribute("r"), xml.GetAttribute("t"), null);
            }
            else if (xml.LocalName == "f" && cell is not null)
            {
                formula = xml.IsEmptyElement || !xml.Read() ? "" : xml.Value;
            }
            else if (xml.LocalName == "v" && cell is not null)
            {
                // A text may be empty; a number without digits was never calculated.
                bool isEmpty = xml.IsEmptyElement || !xml.Read() || xml.Value.Length == 0;
                formula = isEmpty && type != "str" ? formula : null;
                if (type == "e" && !isEmpty)
                {
                    errors[(sheet, cell)] = xml.Value;
                }
            }
        }
    }

    private static Dictionary<string, string> Attributes(ZipArchive archive, string path, string element, string key, string value)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (archive.GetEntry(path) is not { } entry)
        {
            return found;
        }

        using Stream content = entry.Open();
        using XmlReader xml = XmlReader.Create(content, Safe);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == element)
            {
                (string? name, string? to) = (null, null);
                while (xml.MoveToNextAttribute())
                {
                    name = xml.LocalName == key ? xml.Value : name;
                    to = xml.LocalName == value ? xml.Value : to;
                }

                if (name is not null && to is not null)
                {
                    found[name] = to;
                }
            }
        }

        return found;
    }
}
