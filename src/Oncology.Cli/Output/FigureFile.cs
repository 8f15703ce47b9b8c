using System.Text;
using Oncology.Reporting;

namespace Oncology.Cli;

/// <summary>A file for a figure; its ending says which form.</summary>
internal sealed record FigureFile(string Path, bool Force, Session Session)
{
    /// <summary>The file of the command line, refused at once when it must not be written; null when none was asked for.</summary>
    /// <exception cref="CommandException">The ending is not known, the file exists and may not be replaced, or its folder is not there.</exception>
    public static FigureFile? Read(string? path, bool force, Session session)
    {
        if (path is null)
        {
            return null;
        }

        if (System.IO.Path.GetExtension(path).ToLowerInvariant() is not (".svg" or ".pdf" or ".png"))
        {
            throw new CommandException(ExitCode.WrongCommand, session.Say($"--figure {path}: expected a name that ends with .svg, .pdf or .png", $"--figure {path} : un nom en .svg, .pdf ou .png est attendu"));
        }

        WholeFile.CheckWritable(path, force, session);
        return new FigureFile(path, force, session);
    }

    public void Write(Figure figure) => WholeFile.Write(
        Path,
        System.IO.Path.GetExtension(Path).ToLowerInvariant() switch
        {
            ".pdf" => figure.ToPdf(),
            ".png" => figure.ToPng(),
            _ => Encoding.UTF8.GetBytes(figure.ToSvg()),
        },
        Force,
        Session);
}
