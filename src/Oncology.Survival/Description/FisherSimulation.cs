namespace Oncology.Survival;

/// <summary>Fisher's test by random tables: the columns of the subjects are shuffled against their rows, which keeps both margins.</summary>
/// <remarks>Source: Agresti, Wackerly, Boyett, Psychometrika 1979;44:75; Phipson, Smyth, Stat Appl Genet Mol Biol 2010;9:39.</remarks>
internal static class FisherSimulation
{
    // A simulation of more subjects than this takes minutes and has no need of exactness.
    private const long MostSubjects = 10_000_000;

    private const int TablesPerReport = 16;

    /// <summary>The estimated p-value.</summary>
    /// <param name="counts">The table.</param>
    /// <param name="simulations">Number of random tables.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="watch">Who is told how far it is.</param>
    /// <exception cref="ModelException">The table has too many subjects (<c>too-large</c>).</exception>
    public static double PValue(long[,] counts, int simulations, ulong seed, WorkWatch watch)
    {
        long total = counts.Cast<long>().Sum();
        if (total > MostSubjects)
        {
            throw new ModelException("too-large", $"A table of {total} subjects is out of reach of simulation; use the chi-square.", $"Un tableau de {total} sujets est hors de portée de la simulation ; prenez le khi-deux.");
        }

        int columns = counts.GetLength(1);
        List<int> row = new((int)total);
        List<int> column = new((int)total);
        for (int i = 0; i < counts.GetLength(0); i++)
        {
            for (int j = 0; j < columns; j++)
            {
                row.AddRange(Enumerable.Repeat(i * columns, (int)counts[i, j]));
                column.AddRange(Enumerable.Repeat(j, (int)counts[i, j]));
            }
        }

        int[] rows = [.. row];
        int[] shuffled = [.. column];
        double[] logFactorial = LogFactorials.UpTo(total);
        int[] cells = new int[counts.Length];
        double limit = Value() + FisherNetwork.TieTolerance;
        RandomStream random = new(seed);
        long asRare = 0;
        for (int k = 0; k < simulations; k++)
        {
            random.Shuffle(shuffled);
            asRare += Value() <= limit ? 1 : 0;
            if (k % TablesPerReport == 0)
            {
                watch.Report((double)k / simulations);
            }
        }

        return (1.0 + asRare) / (1.0 + simulations);

        // Σ −ln x!, the log-probability but for a constant of the margins.
        double Value()
        {
            Array.Clear(cells);
            for (int i = 0; i < rows.Length; i++)
            {
                cells[rows[i] + shuffled[i]]++;
            }

            double value = 0;
            foreach (int x in cells)
            {
                value -= logFactorial[x];
            }

            return value;
        }
    }
}
