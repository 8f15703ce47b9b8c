using System.IO.Compression;
using System.Xml;

namespace Oncology.Cohort;

/// <summary>Finds the error cells (#N/A, #REF!) of a workbook, which the library that opens it gives as empty.</summary>
internal static class WorkbookErrors
{
    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>The text of each error by sheet and reference, such as F4.</summary>
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
        string? cell = null;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "c")
            {
                cell = xml.GetAttribute("t") == "e" ? xml.GetAttribute("r") : null;
            }
            else if (xml.LocalName == "v" && cell is not null && !xml.IsEmptyElement && xml.Read())
            {
                errors[(sheet, cell)] = xml.Value;
                cell = null;
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
