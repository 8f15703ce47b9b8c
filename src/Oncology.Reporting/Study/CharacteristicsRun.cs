using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>Makes tables of characteristics.</summary>
internal static class CharacteristicsRun
{
    public static StudyItem Run(StudyContext study, CharacteristicsSpec spec)
    {
        StudyVariable groups = study.Patients.Variables[spec.By];
        TableOne table = TableOne.Create(spec.Head.Title, groups, [.. spec.Blocks.Select(block => Block(study.Patients, groups, block))]);
        foreach ((_, TableOneTest test) in table.Tests)
        {
            study.Log.Use(test.Method switch
            {
                TableOneMethod.ChiSquare => StudyMethod.ChiSquare,
                TableOneMethod.Fisher => StudyMethod.FisherExact,
                TableOneMethod.KruskalWallis => StudyMethod.KruskalWallis,
                _ => StudyMethod.MannWhitney,
            });
        }

        if (spec.Blocks.Any(block => block.Variable is string name && study.Patients.Variables[name].IsNumber))
        {
            study.Log.Use(StudyMethod.MedianAndRange);
        }

        return study.Table(spec.Head, table.ToTable);
    }

    private static TableOneBlock Block(AnalysisSet patients, StudyVariable groups, BlockSpec spec)
    {
        StudyVariable? variable = spec.Variable is string name ? patients.Variables[name] : null;
        TableOneBlock block = new(spec.Label ?? variable!.Label)
        {
            Variable = variable,
            CountsMissing = spec.CountsMissing,
            Heading = spec.Head is CountSpec head ? Count(patients, groups, head) : null,
            Rows = [.. spec.Rows.Select(row => Count(patients, groups, row))],
            Compared = spec.TestOf is string compared ? patients.Variables[compared] : null,
            ComparedAmong = spec.TestAmong is ConditionSpec among ? [.. patients.Holds(among)] : [],
        };
        return spec.TestTotals.IsEmpty ? block : block with { ComparedTotals = Totals(patients, groups, block, spec) };
    }

    // The totals are checked here, where their place in the study file is known.
    private static ImmutableDictionary<int, int> Totals(AnalysisSet patients, StudyVariable groups, TableOneBlock block, BlockSpec spec)
    {
        if (block.Compared is not { Levels.Length: 2 } compared)
        {
            throw Wrong(spec.Path, "'testTotals' needs a 'test' of a variable with two levels", "'testTotals' demande un 'test' d'une variable à deux niveaux");
        }

        var totals = ImmutableDictionary.CreateBuilder<int, int>();
        foreach ((string label, int total) in spec.TestTotals)
        {
            int group = Group(groups, label, spec.Path);
            int counted = Enumerable.Range(0, patients.Count)
                .Count(row => groups.Codes[row] == group && compared.Codes[row] == 1 && (block.ComparedAmong.IsEmpty || block.ComparedAmong[row]));
            if (total < counted)
            {
                throw Wrong(spec.Path, $"{counted} patients of '{label}' are counted, more than the total {total}", $"{counted} patients de « {label} » sont comptés, plus que le total {total}");
            }

            totals[group] = total;
        }

        return totals.ToImmutable();
    }

    private static TableOneCount Count(AnalysisSet patients, StudyVariable groups, CountSpec spec)
    {
        (ImmutableArray<double> amounts, ImmutableArray<double> bases) = Counted(patients, spec);
        return new TableOneCount(spec.Label, amounts, bases)
        {
            Indent = spec.Indent,
            ByGroup = spec.ByGroup.ToImmutableDictionary(other => Group(groups, other.Group, other.Count.Path), other => Count(patients, groups, other.Count with { ByGroup = [] })),
        };
    }

    private static (ImmutableArray<double> Amounts, ImmutableArray<double> Bases) Counted(AnalysisSet patients, CountSpec spec)
    {
        if (!spec.Sum.IsEmpty)
        {
            return (Sum(patients, spec.Sum), spec.OfSum.IsEmpty ? [] : Sum(patients, spec.OfSum));
        }

        bool[] counted = patients.Holds(spec.Where!);
        if (spec.Per is ConditionSpec per && spec.Of is null)
        {
            return (Ones(counted), Ones(patients.Holds(per)));
        }

        bool[] among = spec.Of is ConditionSpec of ? patients.Holds(of) : patients.Knows(spec.Where!);
        ImmutableArray<double> inside = Ones([.. counted.Zip(among, (yes, isIn) => yes && isIn)]);
        return (inside, Ones(spec.Per is ConditionSpec other ? patients.Holds(other) : among));
    }

    private static ImmutableArray<double> Ones(bool[] holds) => [.. holds.Select(yes => yes ? 1.0 : 0)];

    // A missing number adds nothing to a sum.
    private static ImmutableArray<double> Sum(AnalysisSet patients, ImmutableArray<string> names) =>
        [.. Enumerable.Range(0, patients.Count).Select(row => names.Sum(name => patients.Variables[name].Values[row] is double value && !double.IsNaN(value) ? value : 0))];

    private static int Group(StudyVariable groups, string label, string path)
    {
        int level = groups.LevelOf(label);
        return level >= 0 ? level : throw Wrong(
            path,
            $"'{groups.Name}' has no level '{label}'; it has {string.Join(", ", groups.Levels.Select(known => $"'{known.English}'"))}",
            $"« {groups.Name} » n'a pas de niveau « {label} » ; elle a {string.Join(", ", groups.Levels.Select(known => $"« {known.French} »"))}");
    }

    private static StudyException Wrong(string path, string english, string french) =>
        new(StudyFault.StudyFile, [new StudyProblem(path, new LocalText(english, french))]);
}
