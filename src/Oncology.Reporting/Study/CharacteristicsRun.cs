using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>Makes tables of characteristics.</summary>
internal static class CharacteristicsRun
{
    public static StudyItem Run(StudyContext study, CharacteristicsSpec spec)
    {
        TableOne table = TableOne.Create(spec.Head.Title, study.Patients.Variables[spec.By], [.. spec.Blocks.Select(block => Block(study.Patients, block))]);
        return study.Table(spec.Head, table.ToTable);
    }

    private static TableOneBlock Block(AnalysisSet patients, BlockSpec spec)
    {
        StudyVariable? variable = spec.Variable is string name ? patients.Variables[name] : null;
        return new TableOneBlock(spec.Label ?? variable!.Label)
        {
            Variable = variable,
            CountsMissing = spec.CountsMissing,
            Heading = spec.Head is CountSpec head ? Count(patients, head) : null,
            Rows = [.. spec.Rows.Select(row => Count(patients, row))],
            Compared = spec.TestOf is string compared ? patients.Variables[compared] : null,
            ComparedAmong = spec.TestAmong is ConditionSpec among ? [.. patients.Holds(among)] : [],
        };
    }

    private static TableOneCount Count(AnalysisSet patients, CountSpec spec)
    {
        if (spec.Sum is string sum)
        {
            ImmutableArray<double> amounts = Numbers(patients, sum);
            double[] bases = new double[patients.Count];
            foreach (string name in spec.OfSum)
            {
                ImmutableArray<double> numbers = Numbers(patients, name);
                for (int row = 0; row < bases.Length; row++)
                {
                    bases[row] += numbers[row];
                }
            }

            return new TableOneCount(spec.Label, amounts, spec.OfSum.IsEmpty ? [] : [.. bases]) { Indent = spec.Indent };
        }

        bool[] counted = patients.Holds(spec.Where!);
        bool[] among = spec.Of is ConditionSpec of ? patients.Holds(of) : patients.Knows(spec.Where!);
        return new TableOneCount(
            spec.Label,
            [.. counted.Zip(among, (yes, inside) => yes && inside ? 1.0 : 0)],
            [.. among.Select(inside => inside ? 1.0 : 0)])
        {
            Indent = spec.Indent,
        };
    }

    // A missing number adds nothing to a sum.
    private static ImmutableArray<double> Numbers(AnalysisSet patients, string name) =>
        [.. patients.Variables[name].Values.Select(value => double.IsNaN(value) ? 0 : value)];
}
