using System.Globalization;
using Oncology.Reporting;

namespace Oncology.Cli;

/// <summary>One line on a terminal that says how far a report is, and is gone when it is done; nothing where standard error is a file.</summary>
// Progress<T> would call back later, on another thread; the line is written at once.
internal sealed class ReportProgress(Session session) : IProgress<StudyProgress>, IDisposable
{
    private const int Width = 60;

    private readonly bool _isShown = session.IsTerminal;
    private bool _isWritten;

    public void Report(StudyProgress value)
    {
        if (_isShown)
        {
            string step = value.Step == StudyStep.Compute ? session.Say("computing", "calcul") : session.Say("drawing", "dessin");
            string line = string.Create(CultureInfo.InvariantCulture, $"{step} {value.Done}/{value.Total}  {value.Item}");
            session.Error.Write($"\r{(line.Length > Width ? line[..Width] : line),-Width}");
            _isWritten = true;
        }
    }

    public void Dispose()
    {
        if (_isWritten)
        {
            session.Error.Write($"\r{string.Empty,Width}\r");
            _isWritten = false;
        }
    }
}
