using Oncology.Shared;

namespace Oncology.Reporting;

/// <summary>Figures in a notebook: inline SVG, and the accessible name as text.</summary>
internal sealed class FigureDisplay
{
    private readonly NotebookFormatter[] _formatters =
    [
        new NotebookFormatter("text/html", value => (value as Figure)?.ToSvg()),
        new NotebookFormatter("image/svg+xml", value => (value as Figure)?.ToSvg()),
        new NotebookFormatter("text/plain", value => (value as Figure)?.ToString()),
    ];

    /// <summary>The ways of writing a figure.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;
}
