using System.CommandLine;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>The figure of a command: its file and resolution, the unit of its times, its heading, how its curves are drawn.</summary>
internal sealed class FigureOptions
{
    private static readonly string[] Endings = [".svg", ".pdf", ".png"];

    private readonly Session _session;
    private readonly bool _hasTime;
    private readonly Option<string> _path;
    private readonly Option<double?> _resolution;
    private readonly Option<TimeUnit?> _unit;
    private readonly Option<string> _title;
    private readonly Option<bool> _synthetic;
    private readonly FigureLookOptions? _look;

    public FigureOptions(Session session, FigureContent content)
    {
        (_session, _hasTime) = (session, content != FigureContent.Other);
        _look = content is FigureContent.Incidence or FigureContent.Survival ? new FigureLookOptions(session, content == FigureContent.Survival) : null;
        _path = WordOption.Text("--figure", session.Say("file for the figure: .svg, .pdf or .png", "fichier de la figure : .svg, .pdf ou .png"), "PATH");
        _resolution = WordOption.Number(
            "--dpi", session.Say("resolution of a .png figure in dots per inch, 36 to 2400 (default 300)", "résolution d'une figure .png en points par pouce, 36 à 2400 (300 par défaut)"),
            "N", session, dots => dots is >= 36 and <= 2400, session.Say("expected a number from 36 to 2400", "un nombre de 36 à 2400 est attendu"));
        _unit = WordOption.Choice<TimeUnit?>(
            "--time-unit", session.Say("unit of the times, written on the axis of the figure", "unité des temps, écrite sur l'axe de la figure"), session,
            ("days", TimeUnit.Days), ("months", TimeUnit.Months), ("years", TimeUnit.Years));
        _title = WordOption.Text("--title", session.Say("heading of the figure", "titre de la figure"), "TEXT");
        _synthetic = new("--synthetic") { Description = session.Say("the data are synthetic: the figure says so", "les données sont synthétiques : la figure le dit") };
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_path);
        command.Options.Add(_resolution);
        if (_hasTime)
        {
            command.Options.Add(_unit);
        }

        _look?.AddTo(command);
        command.Options.Add(_title);
        command.Options.Add(_synthetic);
    }

    /// <summary>The figure that is asked for, null for none; refused at once when it must not be written.</summary>
    /// <exception cref="CommandException">The ending is none of the three, the unit is missing, or the file may not be written.</exception>
    public FigureTarget? Read(ParseResult parsed, OutputTarget output)
    {
        if (parsed.GetValue(_path) is not string path)
        {
            return null;
        }

        if (!Endings.Contains(System.IO.Path.GetExtension(path).ToLowerInvariant()))
        {
            throw new CommandException(ExitCode.WrongCommand, _session.Say(
                $"--figure {path}: expected a file that ends in .svg, .pdf or .png", $"--figure {path} : un fichier en .svg, .pdf ou .png est attendu"));
        }

        if (_hasTime && parsed.GetValue(_unit) is null)
        {
            throw new CommandException(ExitCode.WrongCommand, _session.Say(
                "--figure needs --time-unit: days, months or years", "--figure exige --time-unit : days, months ou years"));
        }

        WholeFile.CheckWritable("--figure", path, output.Force, _session);
        return new FigureTarget(
            path, _hasTime ? parsed.GetValue(_unit) : null, parsed.GetValue(_title), parsed.GetValue(_synthetic), _look?.Read(parsed) ?? FigureLook.Default,
            parsed.GetValue(_resolution) ?? FigureTarget.DotsPerInch, output.Force, _session);
    }
}
