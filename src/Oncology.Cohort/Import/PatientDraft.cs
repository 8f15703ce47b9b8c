using System.Globalization;

namespace Oncology.Cohort;

/// <summary>The rows of one patient before they become records.</summary>
internal sealed class PatientDraft
{
    // Up to so many rows a code is looked for among them; beyond, in a set.
    private const int Few = 16;
    private Chain _lesions;
    private Chain _treatments;
    private Chain _events;
    private Chain _labs;

    public PatientDraft(ParsedRow row) => Row = row;

    /// <summary>The row of the patients table.</summary>
    public ParsedRow Row { get; private set; }

    public static string CodeField(CohortTable table) => table == CohortTable.Lesions ? "lesion_id" : "treatment_id";

    /// <summary>A row without patient, beside a patient of whom nothing is known.</summary>
    public static PatientHistory Alone(CohortTable table, ParsedRow row) => History(new Patient { PatientId = row.PatientId }, table, row, null, null);

    /// <summary>Turns to another patient, who has no other rows yet.</summary>
    public void Turn(ParsedRow row)
    {
        Row = row;
        (_lesions, _treatments, _events, _labs) = (default, default, default, default);
    }

    public int LesionCount => _lesions.Count;

    /// <summary>Adds a row of a child table. A table without codes is numbered in file order; a code that is already there is returned, and the row not added.</summary>
    public string? Add(CohortTable table, ParsedRow row)
    {
        ref Chain chain = ref ChainOf(table);
        if (table is CohortTable.Lesions or CohortTable.Treatments)
        {
            string field = CodeField(table);
            if (row.Text(field) is not { } code)
            {
                code = (chain.Count + 1).ToString(CultureInfo.InvariantCulture);
                row.Set(field, code, null);
            }

            if (chain.IsTaken(code, field))
            {
                return code;
            }
        }

        chain.Add(row);
        return null;
    }

    /// <summary>True when a row of the same columns already says all that this one says.</summary>
    public bool Holds(CohortTable table, ParsedRow row)
    {
        for (ParsedRow? known = ChainOf(table).First; known is not null; known = known.Next)
        {
            if (known.Columns == row.Columns && row.DiffersFrom(known) is null)
            {
                return true;
            }
        }

        return false;
    }

    public PatientHistory ToHistory() => PatientHistory.OfOwn(
        PatientMaker.Patient(Row),
        _lesions.Records(RecordMaker.Lesion),
        _treatments.Records(RecordMaker.Treatment),
        _events.Records(RecordMaker.Event),
        _labs.Records(RecordMaker.Lab));

    /// <summary>A row that was refused, beside its patient and the lesions of that patient.</summary>
    public PatientHistory With(CohortTable table, ParsedRow row) =>
        History(PatientMaker.Patient(Row), table, row, table == CohortTable.Lesions ? null : _lesions.Records(RecordMaker.Lesion), _treatments.Records(RecordMaker.Treatment));

    private static PatientHistory History(Patient patient, CohortTable table, ParsedRow row, Lesion[]? lesions, Treatment[]? treatments)
    {
        if (table is CohortTable.Lesions or CohortTable.Treatments)
        {
            row.SetDefault(CodeField(table), "");
        }

        return table switch
        {
            CohortTable.Lesions => PatientHistory.Create(patient, [RecordMaker.Lesion(row)]),
            CohortTable.Treatments => PatientHistory.Create(patient, lesions, [RecordMaker.Treatment(row)]),
            CohortTable.Events => PatientHistory.Create(patient, lesions, treatments, [RecordMaker.Event(row)]),
            _ => PatientHistory.Create(patient, labs: [RecordMaker.Lab(row)]),
        };
    }

    private ref Chain ChainOf(CohortTable table)
    {
        switch (table)
        {
            case CohortTable.Lesions:
                return ref _lesions;
            case CohortTable.Treatments:
                return ref _treatments;
            case CohortTable.Events:
                return ref _events;
            default:
                return ref _labs;
        }
    }

    /// <summary>The rows of one table, chained.</summary>
    private struct Chain
    {
        private ParsedRow? _first;
        private ParsedRow? _last;
        private HashSet<string>? _codes;

        public int Count { get; private set; }

        public readonly ParsedRow? First => _first;

        public void Add(ParsedRow row)
        {
            if (_last is null)
            {
                _first = row;
            }
            else
            {
                _last.Next = row;
            }

            _last = row;
            Count++;
        }

        public bool IsTaken(string code, string field)
        {
            if (Count < Few)
            {
                for (ParsedRow? row = _first; row is not null; row = row.Next)
                {
                    if (row.Text(field) == code)
                    {
                        return true;
                    }
                }

                return false;
            }

            if (_codes is null)
            {
                _codes = new HashSet<string>(StringComparer.Ordinal);
                for (ParsedRow? row = _first; row is not null; row = row.Next)
                {
                    _codes.Add(row.Text(field)!);
                }
            }

            return !_codes.Add(code);
        }

        public readonly T[]? Records<T>(Func<ParsedRow, T> make)
        {
            if (Count == 0)
            {
                return null;
            }

            T[] records = new T[Count];
            ParsedRow? row = _first;
            for (int i = 0; i < records.Length; i++)
            {
                records[i] = make(row!);
                row = row!.Next;
            }

            return records;
        }
    }
}
