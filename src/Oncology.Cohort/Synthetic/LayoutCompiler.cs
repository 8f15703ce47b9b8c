namespace Oncology.Cohort;

/// <summary>Makes the layout of a targets file: rows, groups, ranges, profiles.</summary>
internal static class LayoutCompiler
{
    public static SearchLayout Compile(DesignFile design)
    {
        string[] arms = [.. design.Groups.Select(g => g.Arm).Distinct()];
        string[] columns = [.. design.Blocks.SelectMany(b => b.Columns)];
        List<int> arm = [], group = [];
        List<DayRange> start = [];
        for (int g = 0; g < design.Groups.Count; g++)
        {
            GroupDesign own = design.Groups[g];
            for (int k = 0; k < own.N; k++)
            {
                arm.Add(Array.IndexOf(arms, own.Arm));
                group.Add(g);
            }

            int exposed = 0;
            foreach (ExposureDesign exposure in own.Exposure)
            {
                start.AddRange(Enumerable.Repeat(Range(exposure.Days), exposure.N));
                exposed += exposure.N;
            }

            start.AddRange(Enumerable.Repeat(new DayRange(SearchLayout.Never, SearchLayout.Never), own.N - exposed));
        }

        return new SearchLayout
        {
            Rows = arm.Count,
            Arms = arms,
            Arm = [.. arm],
            Group = [.. group],
            FirstDays = [.. design.Groups.Select(g => Range(g.First))],
            LastDays = [.. design.Groups.Select(g => Range(g.Last))],
            StartDays = [.. start],
            Deaths = [.. arms.Select(a => Range(design.Deaths[a]))],
            Columns = columns,
            Blocks = [.. design.Blocks.Select(block => Block(block, arms, columns))],
        };
    }

    private static SearchBlock Block(BlockDesign block, string[] arms, string[] columns) => new()
    {
        Name = block.Name,
        Columns = [.. block.Columns.Select(c => Array.IndexOf(columns, c))],
        Labels = [.. block.Profiles.Select(p => p.Label)],
        Profiles = [.. block.Profiles.Select(p => block.Columns.Select(c => p.On.Contains(c)).ToArray())],
        Counts = [.. arms.Select(a => block.Profiles.Select(p => Range(p.N[a])).ToArray())],
    };

    private static DayRange Range(int[] pair) => pair.Length == 1 ? new DayRange(pair[0], pair[0]) : new DayRange(pair[0], pair[1]);
}
