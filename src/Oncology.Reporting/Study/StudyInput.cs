using System.Collections.Immutable;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>What a study read: its patients and tables, the files they came from, and remarks about them.</summary>
internal sealed record StudyInput(
    StudyContext Context, ImmutableArray<InputFile> Files, ImmutableArray<StudyProblem> Remarks, ImmutableArray<AppliedCorrection> Corrections)
{
    /// <summary>Findings of the import and of the rules, in a study of a cohort.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    public static StudyInput Read(StudySpec spec, ImmutableArray<Correction> corrections) =>
        spec.Inputs[0] is InputSpec.Cohort cohort ? CohortInput.Read(spec, cohort, corrections)
        : corrections.IsDefaultOrEmpty ? ReadTables(spec)
        : throw new StudyException(StudyFault.StudyFile, [new StudyProblem(spec.Inputs[0].Path, new LocalText(
            "corrections are laid over a cohort; this study reads tables", "les corrections s'appliquent à une cohorte ; cette étude lit des tables"))]);

    private static StudyInput ReadTables(StudySpec spec)
    {
        var tables = ImmutableDictionary.CreateBuilder<string, DataTable>(StringComparer.Ordinal);
        var files = ImmutableArray.CreateBuilder<InputFile>();
        foreach (InputSpec.Table input in spec.Inputs.Cast<InputSpec.Table>())
        {
            string path = Path.Combine(spec.Directory, input.File);
            tables.Add(input.Name, DerivedColumns.Add(ReadTable(path), input.Derived));
            files.Add(InputFile.Of(input.File, path));
        }

        DataTable first = tables[((InputSpec.Table)spec.Inputs[0]).Name];
        AnalysisSet patients = new AnalysisSetBuilder(spec, first).Build();
        StudyContext context = new(spec, patients, tables.ToImmutable(), [(StudyWords.InFile, first.RowCount, [])]);
        return new StudyInput(context, files.ToImmutable(), [.. spec.Endpoints.SelectMany(endpoint => Missing(patients, endpoint.Name))], []);
    }

    private static DataTable ReadTable(string path)
    {
        try
        {
            return TableReader.Read(path);
        }
        catch (TableFormatException wrong)
        {
            throw new StudyException(StudyFault.Data, [.. wrong.Findings.Select(ToProblem)]);
        }
    }

    /// <summary>A finding of the import as a problem of the study.</summary>
    public static StudyProblem ToProblem(Finding finding)
    {
        string row = finding.Row is int line ? FormattableString.Invariant($", line {line}") : string.Empty;
        string column = finding.Column is string header ? $", column {header}" : string.Empty;
        return new StudyProblem($"{finding.File}{row}{column}", new LocalText($"{finding.Code}: {finding.Message.English}", $"{finding.Code} : {finding.Message.French}"));
    }

    /// <summary>A remark on patients who have no follow-up for an endpoint.</summary>
    public static IEnumerable<StudyProblem> Missing(AnalysisSet patients, string name)
    {
        int missing = patients.Count - patients.Endpoints[name].Rows.Length;
        return missing == 0
            ? []
            : [new StudyProblem(name, new LocalText($"{missing} of {patients.Count} patients are left out: no follow-up", $"{missing} patients sur {patients.Count} sont écartés : pas de suivi"))];
    }
}
