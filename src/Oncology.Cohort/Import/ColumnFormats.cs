using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;

namespace Oncology.Cohort;

/// <summary>Decides per column, from its cells, the decimal sign and how dates are written.</summary>
internal sealed class ColumnFormats
{
    private static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789.,+-<>~=% \u00A0\u202F");

    private readonly DelimitedFile _file;
    private readonly ImportOptions _options;
    private readonly char _decimalOfFile;
    private readonly DateProofs _proofs;
    private bool _saysNothing;

    /// <summary>Formats of the columns of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="options">What is known of it.</param>
    /// <param name="proofs">The orders of day and month that the files of the cohort prove.</param>
    public ColumnFormats(DelimitedFile file, ImportOptions options, DateProofs proofs)
    {
        _file = file;
        _options = options;
        char fallback = file.Delimiter == ';' ? ',' : '.';
        _decimalOfFile = options.Decimal ?? NumberText.DecimalSign(Enumerable.Range(0, file.Header.Length).SelectMany(Words).Where(IsNumberLike), fallback);
        _proofs = proofs;
        _saysNothing = proofs is { DayFirst: false, MonthFirst: false };
    }

    /// <summary>Decimal sign of columns that do not show theirs.</summary>
    public char DecimalOfFile => _decimalOfFile;

    /// <summary>How to read a column as a field; findings about the column as a whole go to <paramref name="findings"/>.</summary>
    public ColumnReading Reading(int index, Field field, FindingList? findings = null)
    {
        string header = _file.Header[index];
        char decimalSign = _options.Decimal ?? NumberText.DecimalSign(Words(index).Where(IsNumberLike), _decimalOfFile);
        (bool groups, bool isUndecided) = field.Type is FieldType.Number or FieldType.Integer or FieldType.BoundedNumber
            ? NumberText.Grouping(Words(index).Where(IsNumberLike), decimalSign) : default;
        if (isUndecided && _options.Decimal is null)
        {
            SayUndecidedComma(header, findings);
        }

        var reading = new ColumnReading
        {
            Field = field,
            DecimalSign = decimalSign,
            Groups = groups,
            DateStyle = field.Type == FieldType.Date ? DateStyleOf(index, header, field.Name, findings) : DateStyle.DayFirst,
            Scale = field.Unit == "mm" && TextKey.Tokens(header).Contains("cm") ? 10 : 1,
            MissingCodes = [.. _options.MissingWords, .. CodesOf(header, field.Name)],
        };
        reading = ResultSigns.Decide(reading, header, Words(index), findings);
        return _options.RedcapChoices.IsEmpty ? reading : Redcap.WithCodes(reading, header, _options);
    }

    /// <summary>Share of the non-missing cells that the field can read; 0 when all are missing.</summary>
    public double ShareRead(int index, Field field)
    {
        ColumnReading reading = Reading(index, field);
        TextColumn column = _file.Table.Columns[index];
        int read = 0;
        int present = 0;
        for (int i = 0; i < column.Counts.Length; i++)
        {
            CellResult result = CellParser.Read(column.Words[i], reading);
            present += result.Missing is null ? column.Counts[i] : 0;
            read += result.Value is not null ? column.Counts[i] : 0;
        }

        return present == 0 ? 0 : (double)read / present;
    }

    /// <summary>The dates of a column read as a field, each once.</summary>
    public ImmutableArray<PartialDate> Dates(int index, Field field)
    {
        ColumnReading reading = Reading(index, field);
        return [.. Words(index).Select(c => CellParser.Read(c, reading).Value).OfType<PartialDate>()];
    }

    /// <summary>The words of a column, each once: enough for a question about all cells.</summary>
    public IEnumerable<string> Words(int index) => _file.Table.Columns[index].WordsUsed;

    private IEnumerable<string> CodesOf(string header, string field)
    {
        foreach ((string column, ImmutableArray<string> codes) in _options.MissingCodes)
        {
            if (column == field || TextKey.OfHeader(column) == TextKey.OfHeader(header))
            {
                foreach (string code in codes)
                {
                    yield return code;
                }
            }
        }
    }

    private DateStyle DateStyleOf(int index, string header, string field, FindingList? findings)
    {
        foreach ((string column, DateStyle stated) in _options.DateStyles)
        {
            if (column == field || TextKey.OfHeader(column) == TextKey.OfHeader(header))
            {
                return stated == DateStyle.Detect ? Detect(index, header, findings) : stated;
            }
        }

        return _options.DateStyle == DateStyle.Detect ? Detect(index, header, findings) : _options.DateStyle;
    }

    private DateStyle Detect(int index, string header, FindingList? findings)
    {
        bool dayFirst = false;
        bool monthFirst = false;
        int serials = 0;
        int present = 0;
        int ordered = 0;
        foreach (string cell in Words(index))
        {
            if (MissingWords.KindOf(cell) is not null)
            {
                continue;
            }

            present++;
            serials += int.TryParse(cell, NumberStyles.Integer, CultureInfo.InvariantCulture, out int serial) && serial is >= 10_000 and <= 80_000 ? 1 : 0;
            if (DateText.IsOrdered(cell, out int first, out int second))
            {
                ordered++;
                dayFirst |= first > 12;
                monthFirst |= second > 12 && first <= 12;
            }
        }

        if (present > 0 && serials == present)
        {
            findings?.Add(Severity.Warning, "F07", null, header, null, new(
                "The column holds day numbers of a spreadsheet in place of dates; they are read as counted from 1900. If the spreadsheet counts from 1904, all are four years too early: state it (ImportOptions.DateStyles, --date-order excel-1904).",
                "La colonne contient des numéros de jour d'un tableur à la place de dates ; ils sont lus comme comptés depuis 1900. Si le tableur compte depuis 1904, tous sont quatre ans trop tôt : indiquez-le (ImportOptions.DateStyles, --date-order excel-1904)."));
            return DateStyle.Excel1900;
        }

        if (dayFirst && monthFirst)
        {
            findings?.Add(Severity.Error, "F07", null, header, null, new(
                "Some dates of the column can only be day first, others only month first; state how they are written (ImportOptions.DateStyles, --date-order). Read as day first.",
                "Certaines dates de la colonne ne peuvent être que jour/mois, d'autres que mois/jour ; indiquez l'ordre (ImportOptions.DateStyles, --date-order). Lues jour/mois."));
        }
        else if (!dayFirst && !monthFirst && ordered > 0)
        {
            SayUndecided(header, findings);
        }

        return monthFirst && !dayFirst ? DateStyle.MonthFirst : DateStyle.DayFirst;
    }

    private static void SayUndecidedComma(string header, FindingList? findings) => findings?.Add(Severity.Warning, "F16", null, header, null, new(
        "The comma of the column can be a decimal sign or group thousands (6,100), and no cell shows which; it is read as a decimal sign. State it (ImportOptions.Decimal, --decimal).",
        "La virgule de la colonne peut être décimale ou séparer les milliers (6,100), et aucune cellule ne tranche ; elle est lue comme décimale. Indiquez-le (ImportOptions.Decimal, --decimal)."));

    // A column that proves no order is day first where others of the cohort are and none is month first. Where one is, or nothing proves any order, it may be
    // either: the caller settles it. Where nothing does, one answer settles all columns of the file, so it is asked once.
    private void SayUndecided(string header, FindingList? findings)
    {
        if (_proofs.MonthFirst)
        {
            findings?.Add(Severity.Error, "F07", null, header, null, new(
                "The dates of the column can be day first or month first, and another column of the cohort is month first; state how they are written (ImportOptions.DateStyles, --date-order). Read as day first.",
                "Les dates de la colonne peuvent être jour/mois ou mois/jour, et une autre colonne de la cohorte est mois/jour ; indiquez l'ordre (ImportOptions.DateStyles, --date-order). Lues jour/mois."));
        }
        else if (_saysNothing && findings is not null)
        {
            _saysNothing = false;
            findings.Add(Severity.Error, "F07", null, header, null, new(
                "No date has a number above 12 that would tell day from month; state how the dates of the file are written (ImportOptions.DateStyle, --date-order day-first or month-first). Read as day first.",
                "Aucune date n'a de nombre supérieur à 12 qui distinguerait jour et mois ; indiquez comment les dates du fichier sont écrites (ImportOptions.DateStyle, --date-order day-first ou month-first). Lues jour/mois."));
        }
    }

    // Digits with signs and spaces only: a date or a list of drugs says nothing about the decimal sign.
    private static bool IsNumberLike(string cell)
    {
        ReadOnlySpan<char> text = cell.AsSpan().Trim();
        return !text.IsEmpty && text.Length < 30 && text.IndexOfAnyInRange('0', '9') >= 0
            && !text.ContainsAnyExcept(NumberSigns)
            && text.Count('.') + text.Count(',') is > 0 and < 5 && text.Count('.') < 2 | text.Contains(',');
    }
}
