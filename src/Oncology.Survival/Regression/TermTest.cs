namespace Oncology.Survival;

/// <summary>The test of one term of a model.</summary>
/// <param name="Term">The term as written in the formula, with its level where the test is of one coefficient of a factor.</param>
/// <param name="Test">The test.</param>
public sealed record TermTest(string Term, TestResult Test);
