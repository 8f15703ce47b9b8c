namespace Oncology.Cli;

/// <summary>How the program ended, as a shell sees it.</summary>
internal enum ExitCode
{
    /// <summary>The results were written.</summary>
    Done = 0,

    /// <summary>An unexpected failure: a defect of this program.</summary>
    Defect = 1,

    /// <summary>The command line, the formula or a file name is wrong.</summary>
    WrongCommand = 2,

    /// <summary>The data are wrong.</summary>
    WrongData = 3,

    /// <summary>The model cannot be fitted to these data.</summary>
    NoFit = 4,
}
