using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Oncology.Cohort;
using Oncology.Reporting;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>The description of a cohort by its definitions: characteristics, treatments, follow-up.</summary>
internal static class CohortDescriptionTables
{
    private static readonly (string Word, Func<PatientHistory, ClinicalConventions, string?> Of)[] Groups =
    [
        ("mdt", (h, c) => FocalTreatment.DeriveReceived(h, c).Value switch { Verdict.Met => "MDT", Verdict.NotMet => "STA", _ => null }),
        ("subtype", (h, c) => Subtype.Label(Subtype.Derive(h, c).Value)),
        ("presentation", (h, c) => Presentation.Label(Presentation.Derive(h, c).Value)),
        ("centre", (h, _) => h.Patient.Centre),
        ("sex", (h, _) => h.Patient.Sex?.ToString()),
    ];

    /// <summary>Words for the groups of a cohort.</summary>
    public static string GroupWords { get; } = string.Join(", ", Groups.Select(g => g.Word));

    /// <summary>Reads, describes, writes.</summary>
    /// <exception cref="CommandException">The group is not known, or the cohort cannot be read.</exception>
    public static void Write(InputCohort input, ParseResult parsed, string? by, AnalysisConventions choices, OutputTarget target, Session session)
    {
        Func<PatientHistory, ClinicalConventions, string?> group = by is null ? (_, _) => session.Say("All", "Tous") : Group(by, session);
        (ImportResult import, ImmutableArray<AnalysisWarning> warnings) = input.Read(parsed);
        PatientCohort cohort = import.Cohort;
        ClinicalConventions clinical = input.Conventions(parsed);
        string source = input.Files.Source(parsed).File;
        PatientHistory[] grouped = [.. cohort.Histories.Where(h => group(h, clinical) is not null)];
        if (grouped.Length == 0)
        {
            throw new CommandException(ExitCode.WrongData, session.Say($"{source}: no patient has a group '{by}'", $"{source} : aucun patient n'a de groupe « {by} »"));
        }

        var description = CohortDescription.Create(cohort, h => group(h, clinical), clinical, choices);
        ImmutableArray<ResultTable> tables =
        [
            Characteristics(description.Characteristics, by, session), Characteristics(description.Treatments, by, session),
            .. description.FollowUp is { } followUp ? (ResultTable[])[followUp.ToTable(session.Language)] : [],
        ];
        Summary summary = new("describe", choices, grouped.Length, cohort.Count - grouped.Length) { Warnings = warnings };
        target.Write(
            () => ResultPage.Of(tables, [.. summary.Notes(session, session.Say("percentages of known values", "pourcentages des valeurs connues")), .. FindingText.Corrections(import.Corrections, session)]),
            () => summary.ToJson(session.Language, json =>
            {
                WriteJson(json, by, tables);
                FindingsJson.WriteCorrections(json, import.Corrections);
            }),
            () => string.Concat(tables.Select(table => table.ToCsv())) + CorrectionTable.ToCsv(import.Corrections, session));
    }

    // Without groups the one group is the total.
    private static ResultTable Characteristics(TableOne described, string? by, Session session)
    {
        ResultTable table = described.ToTable(session.Language);
        int only = by is null ? table.Columns.ToList().FindIndex(c => c.Key == "group_1") : -1;
        return only < 0 ? table
            : new ResultTable(table.Title, table.Columns.RemoveAt(only), [.. table.Rows.Select(r => r.Cells.Length > only ? r with { Cells = r.Cells.RemoveAt(only) } : r)], table.Language)
            {
                Footnotes = table.Footnotes,
            };
    }

    private static void WriteJson(Utf8JsonWriter json, string? by, ImmutableArray<ResultTable> tables)
    {
        json.WriteString("by", by);
        json.WriteObjects("tables", tables, table =>
        {
            json.WriteString("title", table.Title);
            // Texts that programs read: plain signs, no separators of thousands.
            NumberStyle style = NumberStyle.For(table.Language) with { MinusSign = "-", ThousandsSeparator = string.Empty };
            json.WriteArray("columns", table.Columns, column => json.WriteStringValue(column.HeaderIn(style)));
            json.WriteArray("rows", table.Rows, row =>
            {
                json.WriteStartArray();
                foreach (Cell cell in row.Cells)
                {
                    json.WriteStringValue(cell.Format(style));
                }

                json.WriteEndArray();
            });
        });
    }

    private static Func<PatientHistory, ClinicalConventions, string?> Group(string word, Session session)
    {
        int at = Array.FindIndex(Groups, g => g.Word.Equals(word, StringComparison.OrdinalIgnoreCase));
        string? nearest = NearestName.Find(word, Groups.Select(g => g.Word));
        return at >= 0 ? Groups[at].Of : throw new CommandException(
            ExitCode.WrongCommand,
            session.Say($"--by {word}: of a cohort (no --vars) expected {GroupWords}", $"--by {word} : pour une cohorte (sans --vars), attendu : {GroupWords}")
                + (nearest is null ? string.Empty : session.Say($"; did you mean '{nearest}'?", $" ; vouliez-vous dire « {nearest} » ?")));
    }
}
