using System.Text;

namespace Oncology.Survival;

/// <summary>Text for LaTeX: nothing in it is a command, and the signs of our tables need no more than T1 fonts.</summary>
public static class LatexText
{
    /// <summary>The text with every sign that LaTeX reads as a command written out.</summary>
    /// <param name="text">Any text; line breaks and control characters become spaces.</param>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder escaped = new(text.Length + 16);
        foreach (char c in text)
        {
            escaped.Append(Escape(c) ?? c.ToString());
        }

        // Two hyphens in a row would be set as one dash.
        return escaped.Replace("--", "-{}-").ToString();
    }

    private static string? Escape(char c) => c switch
    {
        '\\' => "\\textbackslash{}",
        '{' or '}' or '$' or '&' or '#' or '%' or '_' => $"\\{c}",
        '^' => "\\textasciicircum{}",
        '~' => "\\textasciitilde{}",
        '<' => "\\textless{}",
        '>' => "\\textgreater{}",
        '|' => "\\textbar{}",
        '"' => "\\textquotedbl{}",
        '\'' => "\\textquotesingle{}",
        '`' => "\\textasciigrave{}",
        '\u2212' => "$-$",
        '–' => "\\textendash{}",
        '—' => "\\textemdash{}",
        '’' => "\\textquoteright{}",
        '‘' => "\\textquoteleft{}",
        '“' => "\\textquotedblleft{}",
        '”' => "\\textquotedblright{}",
        '…' => "\\dots{}",
        '·' => "\\textperiodcentered{}",
        '†' => "\\dag{}",
        '‡' => "\\ddag{}",
        '\u202F' or '\u2009' => "\\,",
        '\u00A0' => "~",
        '\n' or '\r' or '\t' => " ",
        _ => Mathematics(c) is string command ? $"$\\{command}$" : Raised(c),
    };

    private static string? Mathematics(char c) => c switch
    {
        '≥' => "geq",
        '≤' => "leq",
        '≠' => "neq",
        '≈' => "approx",
        '±' => "pm",
        '×' => "times",
        '→' => "rightarrow",
        '∞' => "infty",
        '√' => "surd",
        'α' => "alpha",
        'β' => "beta",
        'γ' => "gamma",
        'Δ' => "Delta",
        'λ' => "lambda",
        'Λ' => "Lambda",
        'μ' or 'µ' => "mu",
        'ρ' => "rho",
        'σ' => "sigma",
        'τ' => "tau",
        'χ' => "chi",
        'Σ' => "Sigma",
        'Π' => "Pi",
        _ => null,
    };

    private static string? Raised(char c)
    {
        const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        int power = Superscripts.IndexOf(c, StringComparison.Ordinal);
        return power >= 0 ? $"\\textsuperscript{{{power}}}"
            : c is >= '₀' and <= '₉' ? $"\\textsubscript{{{c - '₀'}}}"
            : char.IsControl(c) ? " "
            : null;
    }
}
