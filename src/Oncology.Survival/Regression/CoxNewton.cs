namespace Oncology.Survival;

/// <summary>Maximises a Cox partial likelihood by Newton steps from zero, halved while they lead downhill.</summary>
internal sealed class CoxNewton
{
    // Pivots of the information, relative to the number of events (columns have unit spread). Rounding leaves about 1e-15.
    private const double DependentPivot = 1e-11;
    private const double FlatPivot = 1e-14;

    // At a finite maximum the step that is left after convergence is below 1e-4; on a likelihood that rises for ever it stays near 1.
    private const double DriftPerStep = 0.05;

    // Squared length of a Newton step, in standard errors, that is not worth another evaluation.
    private const double NegligibleDecrement = 1e-20;
    private const int LargestPolish = 3;
    private const int LargestHalving = 50;

    private CoxNewton(CoxPartialLikelihood likelihood)
    {
        Coefficients = new double[likelihood.Count];
        IsInfinite = new bool[likelihood.Count];
    }

    /// <summary>Coefficients of the scaled columns.</summary>
    public double[] Coefficients { get; private set; }

    /// <summary>Coefficients that grow without bound.</summary>
    public bool[] IsInfinite { get; }

    /// <summary>Log-likelihood at zero.</summary>
    public double NullLogLikelihood { get; private set; }

    /// <summary>Score statistic at zero.</summary>
    public double ScoreStatistic { get; private set; }

    /// <summary>Newton steps made.</summary>
    public int Iterations { get; private set; }

    /// <summary>True when the log-likelihood has settled.</summary>
    public bool HasSettled { get; private set; }

    /// <summary>The information at zero; its dependent columns carry nothing of their own.</summary>
    public static Cholesky FactorAtZero(CoxPartialLikelihood likelihood)
    {
        likelihood.Evaluate(new double[likelihood.Count]);
        return Factor(likelihood, DependentPivot);
    }

    /// <summary>Maximises; afterwards the likelihood is evaluated at the result.</summary>
    /// <param name="likelihood">The likelihood, evaluated at zero.</param>
    /// <param name="options">The stopping rule.</param>
    /// <param name="watch">Told after each step; how many are to come nobody knows, so that the rest is halved.</param>
    public static CoxNewton Maximise(CoxPartialLikelihood likelihood, CoxOptions options, WorkWatch watch)
    {
        CoxNewton newton = new(likelihood);
        newton.NullLogLikelihood = likelihood.LogLikelihood;
        var information = Factor(likelihood, FlatPivot);
        newton.ScoreStatistic = information.QuadraticForm(likelihood.Score);
        newton.HasSettled = likelihood.Count == 0;
        while (!newton.HasSettled && newton.Iterations < options.MaximumIterations && !information.IsSingular)
        {
            double before = likelihood.LogLikelihood;
            newton.Step(likelihood, information, before - options.RelativeTolerance * Math.Max(1, Math.Abs(before)));
            double change = Math.Abs(likelihood.LogLikelihood - before);
            newton.HasSettled = change <= options.RelativeTolerance * Math.Max(1, Math.Abs(likelihood.LogLikelihood));
            information = Factor(likelihood, FlatPivot);
            watch.Report(1 - Math.Pow(0.5, newton.Iterations));
        }

        newton.FindInfinite(likelihood, information);
        if (newton.HasSettled && !newton.IsInfinite.Contains(true))
        {
            newton.Polish(likelihood, options);
        }

        return newton;
    }

    private static Cholesky Factor(CoxPartialLikelihood likelihood, double pivot) =>
        Cholesky.Factor(likelihood.Information, likelihood.Count, pivot * likelihood.Sets.EventWeight);

    private void Step(CoxPartialLikelihood likelihood, Cholesky information, double floor)
    {
        double[] step = information.Solve(likelihood.Score);
        double[] from = Coefficients;
        double share = 1;
        for (int halving = 0; halving <= LargestHalving; halving++, share /= 2)
        {
            Coefficients = [.. from.Select((value, j) => value + share * step[j])];
            likelihood.Evaluate(Coefficients);

            // A step so long that the risks of whole risk sets vanish makes the log-likelihood +∞.
            if (likelihood.LogLikelihood >= floor && double.IsFinite(likelihood.LogLikelihood))
            {
                break;
            }
        }

        Iterations++;
    }

    // The log-likelihood settles before the coefficients do: its error is the square of theirs.
    private void Polish(CoxPartialLikelihood likelihood, CoxOptions options)
    {
        for (int extra = 0; extra < LargestPolish && Iterations < options.MaximumIterations; extra++)
        {
            double[] step = Factor(likelihood, FlatPivot).Solve(likelihood.Score);
            double decrement = 0;
            for (int j = 0; j < step.Length; j++)
            {
                decrement += step[j] * likelihood.Score[j];
            }

            if (!(decrement > NegligibleDecrement))
            {
                return;
            }

            Coefficients = [.. Coefficients.Select((value, j) => value + step[j])];
            likelihood.Evaluate(Coefficients);
            Iterations++;
        }
    }

    private void FindInfinite(CoxPartialLikelihood likelihood, Cholesky information)
    {
        if (Iterations == 0)
        {
            return;
        }

        double[] step = information.Solve(likelihood.Score);

        // With weights of at least 1 no value is further from its mean than the root of their sum, in spreads.
        double most = likelihood.Sets.HasCaseWeights ? double.PositiveInfinity : Math.Sqrt(likelihood.Sets.Weight.Sum());
        for (int j = 0; j < step.Length; j++)
        {
            bool drifts = HasSettled && Math.Abs(step[j]) * most > DriftPerStep && Math.Abs(step[j]) * likelihood.Columns.Largest[j] > DriftPerStep;
            IsInfinite[j] = drifts || information.IsDependent[j];
        }
    }
}
