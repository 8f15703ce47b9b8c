using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The texts in the boxes of a study profile.</summary>
internal static class FlowTexts
{
    /// <summary>"(n = 102)", held together by no-break spaces.</summary>
    internal static string Count(int count, Language language) =>
        $"(n\u00A0=\u00A0{FigureWords.Count(count, language, NumberStyle.For(language))})";

    internal static string Line(string text, int count, Language language) => $"{text} {Count(count, language)}";
}
