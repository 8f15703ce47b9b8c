namespace Oncology.Survival;

/// <summary>Columns of cumulative incidences, filled in by one walk over the times of a table: row 0 is the origin, the others are the times.</summary>
internal sealed class IncidenceCurves
{
    /// <summary>Columns of an estimate; the rows after the origin are left to the walk.</summary>
    /// <param name="times">Number of times.</param>
    /// <param name="causes">Number of causes.</param>
    public IncidenceCurves(int times, int causes)
    {
        EventFree = Column(times, origin: 1);
        Incidence = new double[causes][];
        StandardError = new double[causes][];
        for (int k = 0; k < causes; k++)
        {
            Incidence[k] = Column(times, origin: 0);
            StandardError[k] = Column(times, origin: 0);
        }
    }

    /// <summary>S: the probability of no event.</summary>
    public double[] EventFree { get; }

    /// <summary>F of each cause.</summary>
    public double[][] Incidence { get; }

    /// <summary>Standard error of each F.</summary>
    public double[][] StandardError { get; }

    private static double[] Column(int times, double origin)
    {
        double[] column = GC.AllocateUninitializedArray<double>(times + 1);
        column[0] = origin;
        return column;
    }
}
