namespace Oncology.Survival;

/// <summary>Tests of association in a table of counts.</summary>
public enum ContingencyMethod
{
    /// <summary>Fisher's exact test when an expected count is below <see cref="ContingencyTestOptions.SmallestExpected"/>, else Pearson's chi-square.</summary>
    ByExpectedCounts,

    /// <summary>Pearson's chi-square. R <c>chisq.test</c>, Stata <c>tabulate, chi2</c>, SAS <c>chisq</c>.</summary>
    ChiSquared,

    /// <summary>Likelihood-ratio chi-square G. Stata <c>tabulate, lrchi2</c>; SAS prints it with <c>chisq</c>.</summary>
    LikelihoodRatio,

    /// <summary>Fisher's exact test, Fisher-Freeman-Halton for more than two rows or columns. R <c>fisher.test</c>, Stata <c>exact</c>.</summary>
    FisherExact,

    /// <summary>
    /// Fisher's test by random tables with the observed margins, for tables out of reach of the exact one:
    /// p = (1 + tables not more probable than the observed one) / (1 + tables), with its standard error. R <c>fisher.test(simulate.p.value = TRUE)</c>.
    /// </summary>
    FisherSimulated,
}
