using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary><c>oncosurv synthesize</c>: a synthetic cohort from which published numbers come out.</summary>
internal static class SynthesizeCommand
{
    private const string CohortName = "cohort.csv";
    private const string AnalysedName = "analysed.csv";
    private const string ReportName = "targets.csv";
    private const string StateName = "state.csv";
    private const string SeedName = "seed.txt";

    public static Command Create(Session session)
    {
        Argument<string> targets = new("TARGETS") { Description = session.Say("targets file (JSON), or published numbers (CSV) with --design", "fichier de cibles (JSON), ou nombres publiés (CSV) avec --design") };
        Option<string> design = WordOption.Text("--design", session.Say("targets file whose cohort has to print the numbers of the CSV", "fichier de cibles dont la cohorte doit imprimer les nombres du CSV"), "FILE");
        Option<string> folder = WordOption.Text("--out", session.Say("folder for cohort.csv, analysed.csv, targets.csv, state.csv and seed.txt", "dossier de cohort.csv, analysed.csv, targets.csv, state.csv et seed.txt"), "FOLDER");
        folder.Required = true;
        Option<long> seed = new("--seed") { Description = session.Say("seed of the random numbers", "graine des nombres aléatoires"), DefaultValueFactory = _ => 1, HelpName = "N" };
        Option<long?> iterations = new("--iterations") { Description = session.Say("changes to try: the same seed and number give the same cohort; 0 with --resume writes the files of the state again", "changements à essayer : même graine et même nombre donnent la même cohorte ; 0 avec --resume réécrit les fichiers de l'état"), HelpName = "N" };
        Option<double?> limit = new("--time-limit") { CustomParser = parsed => Minutes(parsed, session), Description = session.Say("minutes after which the best cohort so far is written", "minutes après lesquelles la meilleure cohorte est écrite"), HelpName = "MINUTES" };
        Option<bool> resume = new("--resume") { Description = session.Say("go on from state.csv in the folder", "reprend state.csv dans le dossier") };
        Option<string> from = WordOption.Text("--state", session.Say("state to go on from, in the place of that of the folder", "état à reprendre, au lieu de celui du dossier"), "FILE");
        Option<bool> force = new("--force") { Description = session.Say("replace earlier files", "remplace des fichiers antérieurs") };
        Command command = new("synthesize", session.Say(
            "Searches for a cohort of invented patients that prints published numbers: counts exactly, survival numbers as closely as it gets.",
            "Cherche une cohorte de patients inventés qui imprime des nombres publiés : effectifs exacts, nombres de survie au plus près."))
        {
            targets, design, folder, seed, iterations, limit, resume, from, force, OutputOptions.LanguageOption(session),
        };
        CommandHelp.AddTo(
            command,
            session,
            "oncosurv synthesize samples/toulouse/targets.json --seed 1 --time-limit 60 --out out/synthetic",
            "oncosurv synthesize samples/toulouse/published.csv --design samples/toulouse/targets.json --out out/synthetic");
        command.SetAction(parsed =>
        {
            string target = parsed.GetRequiredValue(folder);
            bool isResumed = parsed.GetValue(resume);
            string? elsewhere = parsed.GetValue(from);
            if (isResumed && elsewhere is not null)
            {
                throw new CommandException(ExitCode.WrongCommand, session.Say("--resume and --state: one of them", "--resume et --state : l'un des deux"));
            }

            long? changes = Changes(parsed.GetValue(iterations), isResumed || elsewhere is not null, session);
            bool replaces = parsed.GetValue(force) || isResumed;
            RefuseToReplace(target, replaces, session);
            string? state = elsewhere ?? (isResumed ? Path.Combine(target, StateName) : null);
            state = state is null ? null : ReadState(state, elsewhere is null ? "--resume" : "--state", session);
            SyntheticTargets read = ReadTargets(parsed.GetRequiredValue(targets), parsed.GetValue(design), session);
            foreach (Wording note in read.Notes)
            {
                session.Error.WriteLine($"oncosurv: {session.Say("warning: ", "attention : ")}{note.In(session.Language)}");
            }

            Prepare(target, replaces, session);
            SyntheticOptions options = new()
            {
                Seed = parsed.GetValue(seed),
                Iterations = changes,
                Resume = state,
                Progress = new ProgressLine(session),
            };
            SyntheticCohort cohort = Find(read, options, Positive(parsed.GetValue(limit), "--time-limit", session), session);
            Write(cohort, read, target, replaces, session);
            return (int)ExitCode.Done;
        });
        return command;
    }

    // A comma is a decimal sign here: minutes have no thousands.
    private static double? Minutes(ArgumentResult parsed, Session session)
    {
        string text = parsed.Tokens[0].Value;
        if (double.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double minutes))
        {
            return minutes;
        }

        parsed.AddError(session.Say($"--time-limit: '{text}' is no number of minutes", $"--time-limit : « {text} » n'est pas un nombre de minutes"));
        return null;
    }

    private static void RefuseToReplace(string folder, bool replaces, Session session)
    {
        if (!replaces && File.Exists(Path.Combine(folder, StateName)))
        {
            throw new CommandException(ExitCode.WrongCommand, session.Say(
                $"--out {folder}: holds an earlier search; --resume goes on from it, --force replaces it",
                $"--out {folder} : contient une recherche antérieure ; --resume la reprend, --force la remplace"));
        }
    }

    private static long? Changes(long? asked, bool isResumed, Session session) => asked < 0 || (asked == 0 && !isResumed)
        ? throw new CommandException(ExitCode.WrongCommand, session.Say(
            "--iterations: a number above 0 is expected, or 0 with --resume or --state", "--iterations : un nombre supérieur à 0 est attendu, ou 0 avec --resume ou --state"))
        : asked;

    private static T? Positive<T>(T? value, string option, Session session)
        where T : struct, IComparable<T> => value is { } number && number.CompareTo(default) <= 0
            ? throw new CommandException(ExitCode.WrongCommand, session.Say($"{option}: a number above 0 is expected", $"{option} : un nombre supérieur à 0 est attendu"))
            : value;

    private static SyntheticTargets ReadTargets(string file, string? design, Session session)
    {
        try
        {
            session.FilesRead.UnionWith(((string?[])[file, design]).OfType<string>().Select(Path.GetFullPath));
            return SyntheticTargets.Read(file, design);
        }
        catch (SyntheticDesignException wrong)
        {
            throw new CommandException(ExitCode.WrongCommand, [.. wrong.Problems.Select(p => $"{file}{session.Say(":", " :")} {p.In(session.Language)}")]);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw InputTable.Unreadable(file, unreadable, session);
        }
        catch (TableFormatException table)
        {
            throw new CommandException(ExitCode.WrongData, [.. table.Findings.Select(f => f.MessageIn(session.Language))]);
        }
        catch (ColumnNotFoundException column)
        {
            throw new CommandException(ExitCode.WrongData, $"{file}{session.Say(":", " :")} {Failure.Column(column, session)}");
        }
    }

    private static string ReadState(string file, string option, Session session) => File.Exists(file)
        ? File.ReadAllText(file)
        : throw new CommandException(ExitCode.WrongCommand, session.Say($"{option}: there is no '{file}'", $"{option} : il n'y a pas de « {file} »"));

    private static SyntheticCohort Find(SyntheticTargets targets, SyntheticOptions options, double? minutes, Session session)
    {
        using CancellationTokenSource stop = minutes is { } limit ? new(TimeSpan.FromMinutes(limit)) : new();
        ConsoleCancelEventHandler interrupted = (_, pressed) =>
        {
            // The first Ctrl-C ends the search and writes what it has; a second one ends the program.
            pressed.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        };
        Console.CancelKeyPress += interrupted;
        try
        {
            return options.Iterations == 0 ? SyntheticCohort.Of(targets, options.Resume!) : SyntheticCohort.Find(targets, options, stop.Token);
        }
        catch (SyntheticDesignException wrong)
        {
            throw new CommandException(ExitCode.WrongCommand, [.. wrong.Problems.Select(p => p.In(session.Language))]);
        }
        finally
        {
            Console.CancelKeyPress -= interrupted;
        }
    }

    private static void Prepare(string folder, bool force, Session session)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.WrongCommand, session.Say($"--out {folder}: cannot be made ({Failure.Reason(refused, session)})", $"--out {folder} : création impossible ({Failure.Reason(refused, session)})"));
        }

        foreach (string name in (string[])[CohortName, AnalysedName, ReportName, StateName, SeedName])
        {
            WholeFile.CheckWritable(Path.Combine(folder, name), force, session);
        }
    }

    // The state comes first: whatever happens then, the search can be gone on from.
    private static void Write(SyntheticCohort cohort, SyntheticTargets asked, string folder, bool force, Session session)
    {
        Save(StateName, cohort.State);
        SyntheticRecords records = cohort.ToRecords();
        Save(CohortName, records.Text);
        Save(AnalysedName, cohort.ToCsv());
        Save(ReportName, $"# {cohort.Mark}\n{cohort.ToTable(Language.English).ToCsv()}");
        Save(SeedName, string.Create(
            CultureInfo.InvariantCulture,
            $"# {cohort.Mark}\n{string.Concat(cohort.Runs.Select(run => $"{run}\n"))}records dealt out with seed {records.Seed}\nmet {cohort.Met} of {cohort.Targets.Length}\n"));
        Report(cohort, asked, records, session);

        void Save(string name, string text)
        {
            string path = Path.Combine(folder, name);
            WholeFile.Write(path, text, force, session);
            session.Output.WriteLine(path);
        }
    }

    private static void Report(SyntheticCohort cohort, SyntheticTargets asked, SyntheticRecords records, Session session)
    {
        ResultTable all = cohort.ToTable(session.Language);
        session.Output.WriteLine(all.Title);
        session.Output.WriteLine(session.Say($"  {CohortName}: {records.Patients} invented patients, each with a whole record", $"  {CohortName} : {records.Patients} patientes inventées, chacune avec un dossier complet"));
        foreach ((SyntheticTarget target, TableRow row) in cohort.Targets.Zip(all.Rows).Where(pair => !pair.First.IsMet))
        {
            (string published, string gives) = (((Cell.Text)row.Cells[1]).Value, ((Cell.Text)row.Cells[2]).Value);
            session.Output.WriteLine(session.Say($"  missed: {target.Id} published {published}, gives {gives}", $"  manqué : {target.Id} publié {published}, donne {gives}"));
        }

        foreach (Wording note in asked.Notes)
        {
            session.Output.WriteLine(session.Say($"  in vain: {note.English}", $"  en vain : {note.French}"));
        }

        foreach (Wording note in records.Notes)
        {
            session.Output.WriteLine(session.Say($"  not as asked: {note.English}", $"  pas comme demandé : {note.French}"));
        }
    }

    // Progress<T> would call back later, on another thread; a line on the terminal is written at once.
    private sealed class ProgressLine(Session session) : IProgress<SyntheticProgress>
    {
        public void Report(SyntheticProgress value)
        {
            if (!Console.IsErrorRedirected)
            {
                string cost = value.Cost.ToString("F2", CultureInfo.InvariantCulture);
                string changes = (value.Iterations / 1e6).ToString("F1", CultureInfo.InvariantCulture);
                string line = session.Say(
                    $"{value.Met}/{value.Count} met   cost {cost}   {changes} million changes",
                    $"{value.Met}/{value.Count} atteints   coût {cost.Replace('.', ',')}   {changes.Replace('.', ',')} millions de changements");
                session.Error.Write($"\r{line,-60}");
            }
        }
    }
}
