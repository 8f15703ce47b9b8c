namespace Oncology.Survival;

/// <summary>ln n! for n = 0, 1, … as one table, each entry correct to rounding.</summary>
internal static class LogFactorials
{
    public static double[] UpTo(long n)
    {
        double[] table = new double[n + 1];
        CompensatedSum sum = default;
        for (int i = 2; i < table.Length; i++)
        {
            sum.Add(Math.Log(i));
            table[i] = sum.Value;
        }

        return table;
    }
}
