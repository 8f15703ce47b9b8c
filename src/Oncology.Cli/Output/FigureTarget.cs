using System.Text;
using Oncology.Reporting;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>The file of a figure, and what the command line says about its labels.</summary>
/// <param name="Path">The file; its ending is the format.</param>
/// <param name="Unit">Unit of the times in the data, null where the figure has no time.</param>
/// <param name="Title">Heading; null for none.</param>
/// <param name="IsSynthetic">The data are synthetic: the figure says so.</param>
/// <param name="Look">How curves are drawn.</param>
/// <param name="Resolution">Dots per inch of a PNG file.</param>
/// <param name="Force">May replace an existing file.</param>
/// <param name="Session">Language and messages.</param>
internal sealed record FigureTarget(string Path, TimeUnit? Unit, string? Title, bool IsSynthetic, FigureLook Look, double Resolution, bool Force, Session Session)
{
    /// <summary>Resolution of PNG files unless another is asked for: what journals ask of line art with text.</summary>
    public const double DotsPerInch = 300;

    /// <summary>Unit of the times in the data and on the axis: what the command line reads in days is shown in days.</summary>
    public TimeUnit TimeUnit => Unit ?? TimeUnit.Months;

    /// <summary>Writes the figure in the format of the file's ending.</summary>
    /// <exception cref="CommandException">The file system refuses.</exception>
    public void Write(Figure figure) => WholeFile.Write("--figure", Path, System.IO.Path.GetExtension(Path).ToLowerInvariant() switch
    {
        ".pdf" => figure.ToPdf(),
        ".png" => figure.ToPng(Resolution),
        _ => Encoding.UTF8.GetBytes(figure.ToSvg()),
    }, Force, Session);
}
