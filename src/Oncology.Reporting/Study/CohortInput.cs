using System.Collections.Immutable;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Reads a cohort, checks it, derives its endpoints and exposure, and lays everything out as one row per patient.</summary>
internal static class CohortInput
{
    public static StudyInput Read(StudySpec spec, InputSpec.Cohort input, ImmutableArray<Correction> corrections)
    {
        ClinicalConventions conventions = input.Clinical.Conventions;
        ImportResult import = Import(spec, input, corrections);
        ImmutableArray<Finding> findings = CohortRules.Check(import).Findings;
        ImmutableArray<Finding> errors = [.. findings.Where(finding => finding.Severity == Severity.Error).Distinct()];
        if (!errors.IsEmpty)
        {
            throw new StudyException(StudyFault.Data, [.. errors.Select(StudyInput.ToProblem)]);
        }

        PatientCohort cohort = Screened(spec, input, import.Cohort, conventions);
        EndpointTable survival = Endpoints.OverallSurvival.Derive(cohort, conventions);
        EndpointTable progression = Endpoints.ProgressionFreeSurvival.Derive(cohort, conventions);
        ExposureTable exposure = Exposure.MetastasisDirectedTherapy.Derive(survival, conventions);
        Dictionary<string, ExposureRow> exposed = exposure.Rows.Where(row => row.Problem is null).ToDictionary(row => row.PatientId, StringComparer.Ordinal);
        ExposureRow?[] aligned = [.. cohort.Histories.Select(history => exposed.GetValueOrDefault(history.PatientId))];
        DataTable table = CohortColumns.Create(cohort, conventions)
            .WithText("mdt", [.. aligned.Select(row => row is null ? null : row.TreatmentDay is null ? "No" : "Yes")])
            .WithNumbers("mdt_treatment_days", [.. aligned.Select(row => row?.TreatmentDay ?? double.NaN)])
            .WithNumbers("mdt_treatment_months", [.. aligned.Select(row => (row?.TreatmentDay ?? double.NaN) / StudyTime.DaysIn(TimeUnit.Months))])
            .WithNumbers("mdt_days", [.. aligned.Select(row => row?.StartDays ?? double.NaN)]);
        table = CohortColumns.WithExtra(table, cohort, spec.Variables.Select(variable => variable.Source));
        table = With(With(table, "os", survival, cohort), "pfs", progression, cohort);
        table = new[] { Endpoints.CauseSpecificDeath, Endpoints.LocalControl, Endpoints.DistantFailure, Endpoints.TimeToFocalTreatment }
            .Aggregate(table, (all, endpoint) => WithCauses(all, endpoint.Name.ToLowerInvariant(), endpoint.Derive(cohort, conventions), cohort));
        AnalysisSet patients = new AnalysisSetBuilder(spec, table).Build();
        var remarks = ImmutableArray.CreateBuilder<StudyProblem>();
        remarks.AddRange(findings.Where(finding => finding.Severity == Severity.Warning).Distinct().Select(StudyInput.ToProblem));
        remarks.AddRange(Left(survival).Concat(Left(progression)).Concat(exposure.Rows.Where(row => row.Problem is not null).Select(row =>
            new StudyProblem(row.PatientId, new LocalText(row.Problem!.Reason.English, row.Problem.Reason.French)))));
        StudyContext context = new(
            spec,
            patients,
            ImmutableDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create(Path.GetFileNameWithoutExtension(input.File), table)]),
            Flow(cohort, input.Criteria is null ? null : Criteria(spec, input)))
        {
            Cohort = new CohortSource(cohort, conventions),
        };
        return new StudyInput(context, [.. import.Files.Select(file => new InputFile(file.Name, file.Sha256))], remarks.ToImmutable(), import.Corrections)
        {
            Findings = [.. findings.Distinct()],
        };
    }

    private static ImportResult Import(StudySpec spec, InputSpec.Cohort input, ImmutableArray<Correction> corrections)
    {
        try
        {
            ImportOptions options = input.Import is not { } given ? new ImportOptions()
                : given.IsFile ? ImportFile.Read(Path.Combine(spec.Directory, given.Text))
                : ImportFile.Parse(given.Text, given.Path, spec.Directory);
            return CohortReader.Read(Path.Combine(spec.Directory, input.File), options with
            {
                CutOffDate = input.Cutoff ?? options.CutOffDate,
                Corrections = corrections.IsDefault ? [] : corrections,
            });
        }
        catch (ImportFileException wrong)
        {
            throw new StudyException(
                StudyFault.StudyFile, [.. wrong.Problems.Select(p => new StudyProblem($"{wrong.File}, {p.Path}", new LocalText(p.Text.English, p.Text.French)))]);
        }
        catch (TableFormatException wrong)
        {
            throw new StudyException(StudyFault.Data, [.. wrong.Findings.Select(StudyInput.ToProblem)]);
        }
        catch (RequestException wrong)
        {
            throw new StudyException(StudyFault.StudyFile, [new StudyProblem($"{input.Path}.import", new LocalText(wrong.MessageIn(Language.English), wrong.MessageIn(Language.French)))]);
        }
        catch (IOException) when (input.Import is { } given && !(given.IsFile && File.Exists(Path.Combine(spec.Directory, given.Text))))
        {
            throw new StudyException(StudyFault.StudyFile, [new StudyProblem($"{input.Path}.import", new LocalText(
                "the import file, or the REDCap dictionary that it names, cannot be read", "le fichier d'import, ou le dictionnaire REDCap qu'il nomme, ne peut être lu"))]);
        }
    }

    private static PatientCohort Screened(StudySpec spec, InputSpec.Cohort input, PatientCohort cohort, ClinicalConventions conventions)
    {
        if (input.Criteria is null)
        {
            return cohort;
        }

        ScreeningOptions options = new() { Conventions = conventions, Unknown = input.Unknown };
        PatientCohort included = Screening.Run(cohort, Criteria(spec, input), options).Included;
        return included.Count > 0 ? included : throw new StudyException(
            StudyFault.Data, [new StudyProblem(input.Path, new LocalText("no patient fits the criteria", "aucun patient ne remplit les critères"))]);
    }

    private static CriteriaList Criteria(StudySpec spec, InputSpec.Cohort input)
    {
        ImmutableArray<CriteriaList> known = [CriteriaList.Toulouse, CriteriaList.Heroes, CriteriaList.AcSe];
        if (known.FirstOrDefault(list => list.Name == input.Criteria) is { } found)
        {
            return found;
        }

        try
        {
            return CriteriaList.Read(Path.Combine(spec.Directory, input.Criteria!));
        }
        catch (CriteriaFileException wrong)
        {
            throw new StudyException(
                StudyFault.StudyFile, [.. wrong.Problems.Select(p => new StudyProblem($"{wrong.File}, {p.Path}", new LocalText(p.Text.English, p.Text.French)))]);
        }
        catch (IOException)
        {
            throw new StudyException(StudyFault.StudyFile, [new StudyProblem($"{input.Path}.criteria", new LocalText(
                $"'{input.Criteria}' is neither toulouse, heroes, acse nor a criteria file",
                $"« {input.Criteria} » n'est ni toulouse, heroes, acse, ni un fichier de critères"))]);
        }
    }

    private static DataTable With(DataTable table, string name, EndpointTable endpoint, PatientCohort cohort)
    {
        Dictionary<string, EndpointRow> rows = endpoint.Rows.ToDictionary(row => row.PatientId, StringComparer.Ordinal);
        EndpointRow?[] aligned = [.. cohort.Histories.Select(history => rows.GetValueOrDefault(history.PatientId))];
        return table
            .WithNumbers($"{name}_days", [.. aligned.Select(row => row?.TimeDays ?? double.NaN)])
            .WithNumbers($"{name}_event", [.. aligned.Select(row => row is null ? double.NaN : row.IsEvent ? 1 : 0)]);
    }

    // Several kinds of events: the cause as text, and the event of interest for cause-specific analyses.
    private static DataTable WithCauses(DataTable table, string name, EndpointTable endpoint, PatientCohort cohort)
    {
        Dictionary<string, EndpointRow> rows = endpoint.Rows.ToDictionary(row => row.PatientId, StringComparer.Ordinal);
        EndpointRow?[] aligned = [.. cohort.Histories.Select(history => rows.GetValueOrDefault(history.PatientId))];
        return table
            .WithNumbers($"{name}_days", [.. aligned.Select(row => row?.TimeDays ?? double.NaN)])
            .WithNumbers($"{name}_event", [.. aligned.Select(row => row is null ? double.NaN : row.Cause == 1 ? 1 : 0)])
            .WithText($"{name}_cause", [.. aligned.Select(row => row is null ? null : row.Cause == 0 ? "censored" : endpoint.Endpoint.Causes[row.Cause - 1].English)]);
    }

    private static IEnumerable<StudyProblem> Left(EndpointTable endpoint) => endpoint.Excluded.Select(lost => new StudyProblem(
        $"{endpoint.Endpoint.Name}, {lost.PatientId}", new LocalText($"{lost.Rule}: {lost.Reason.English}", $"{lost.Rule} : {lost.Reason.French}")));

    private static ImmutableArray<(LocalText Label, int Count, ImmutableArray<(LocalText Reason, int Count)> Left)> Flow(PatientCohort cohort, CriteriaList? criteria)
    {
        if (cohort.Flow.IsEmpty)
        {
            return [(StudyWords.InFile, cohort.Count, [])];
        }

        ImmutableArray<(LocalText, int)> left =
        [
            .. cohort.Flow.Where(step => !step.Excluded.IsEmpty).Select(step => (
                new LocalText(ScreeningFlow.Reason(step, criteria, Language.English), ScreeningFlow.Reason(step, criteria, Language.French)), step.Excluded.Length)),
        ];
        return [(StudyWords.Screened, cohort.Flow[0].Before, left), (StudyWords.Analysed, cohort.Count, [])];
    }
}
