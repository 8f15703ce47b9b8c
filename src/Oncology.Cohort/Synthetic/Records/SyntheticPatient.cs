using System.Globalization;

namespace Oncology.Cohort;

/// <summary>A patient of a synthetic cohort: what the search found, what that means clinically, and the cells of the record under canonical names.</summary>
internal sealed class SyntheticPatient
{
    private readonly Dictionary<string, string> _cells = new(StringComparer.Ordinal);

    /// <summary>Row of the search, from 1 on; 0 for who was screened only.</summary>
    public int Number { get; init; }

    public string Arm { get; init; } = "";

    /// <summary>Days from the first treatment to progression, death or last news.</summary>
    public int Pfs { get; set; }

    public bool PfsEvent { get; set; }

    public int Os { get; set; }

    public bool OsEvent { get; set; }

    /// <summary>Day of the first focal treatment; -1 when there is none.</summary>
    public int FocalDay { get; set; } = -1;

    /// <summary>Day of the first treatment.</summary>
    public DateOnly Start { get; set; }

    public bool HormoneReceptor { get; set; }

    public bool IsHer2 { get; set; }

    public SystemicClasses Classes { get; set; }

    public bool HasSymptoms { get; set; }

    public bool IsOligorecurrent { get; set; }

    /// <summary>3, 2, or null when it is missing.</summary>
    public int? Grade { get; set; }

    public bool HasSeveral { get; set; }

    public bool BoneOnly { get; set; }

    public bool HasLiver { get; set; }

    /// <summary>Organ of each lesion.</summary>
    public List<string> Lesions { get; set; } = [];

    /// <summary>Number of metastases as the file records it.</summary>
    public int Recorded { get; set; }

    /// <summary>0/1 columns without clinical meaning, which are written as they are.</summary>
    public IReadOnlyList<(string Column, string Value)> Own { get; init; } = [];

    public bool Progressed => PfsEvent && !(OsEvent && Os == Pfs);

    public string this[string column]
    {
        get => _cells.GetValueOrDefault(column, "");
        set => _cells[column] = value;
    }

    public bool Has(SystemicClasses classes) => (Classes & classes) != 0;

    public void Default(string column, string value) => _cells.TryAdd(column, value);

    public void Lesion(int i, string organ, string place, string region, string station, int millimetres)
    {
        string group = string.Create(CultureInfo.InvariantCulture, $"met{i + 1}_");
        this[group + "organ"] = organ;
        this[group + "location"] = place;
        this[group + "node_region"] = region;
        this[group + "node_level"] = station;
        this[group + "size_mm"] = millimetres == 0 ? "" : Whole(millimetres);
    }

    /// <summary>The day, or the last one of so many after the first treatment where it lies beyond.</summary>
    public DateOnly Within(DateOnly day, int days) => RecordWindow.Earlier(day, Start.AddDays(days));

    /// <summary>The day, or the Friday before it where it is a Saturday or a Sunday.</summary>
    public static DateOnly WorkingDay(DateOnly day) => day.AddDays(day.DayOfWeek switch { DayOfWeek.Saturday => -1, DayOfWeek.Sunday => -2, _ => 0 });

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string YesNo(bool yes) => yes ? "yes" : "no";
}
