using System.CommandLine;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>What a Cox model is asked for besides its coefficients.</summary>
internal sealed class CoxDiagnosticOptions
{
    private readonly Option<bool> _profile;
    private readonly Option<bool> _firth;
    private readonly Option<TimeTransform?> _test;
    private readonly Option<string?> _baseline;
    private readonly Option<string?> _residuals;
    private readonly Option<string> _predict;

    public CoxDiagnosticOptions(Session session)
    {
        _profile = new("--profile-ci") { Description = session.Say("profile-likelihood intervals of the hazard ratios", "intervalles des hazard ratios par vraisemblance profilée") };
        _firth = new("--firth") { Description = session.Say("Firth's penalised likelihood, for separated or few events", "vraisemblance pénalisée de Firth, en cas de séparation ou de peu d'événements") };
        _test = WordOption.Choice<TimeTransform?>(
            "--ph-test",
            session.Say("test of proportional hazards along a function of time", "test des risques proportionnels selon une fonction du temps"),
            session,
            ("km", TimeTransform.KaplanMeier),
            ("identity", TimeTransform.Identity),
            ("rank", TimeTransform.Rank),
            ("log", TimeTransform.Log));
        _baseline = new("--baseline")
        {
            Description = session.Say(
                "cumulative baseline hazard, at covariates 0 or at their means [r: centered; stata, sas: zero]",
                "risque de base cumulé, covariables à 0 ou à leur moyenne [r : centered ; stata, sas : zero]"),
            HelpName = "zero|centered",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = result =>
            {
                string? word = result.Tokens.Count == 0 ? null : result.Tokens[0].Value;
                if (word is not (null or "zero" or "centered"))
                {
                    result.AddError(session.Say(
                        $"--baseline {word}: expected zero|centered, or another option; the file stands before the options",
                        $"--baseline {word} : attendu : zero|centered, ou une autre option ; le fichier précède les options"));
                }

                return word;
            },
        };
        _residuals = WordOption.Choice<string?>(
            "--residuals", session.Say("residuals of a kind", "résidus d'un type"), session, [.. CoxResidualTable.Kinds.Select(kind => (kind, (string?)kind))]);
        _predict = WordOption.Text("--predict", session.Say("file of patients: their predicted survival curves", "fichier de patients : leurs courbes de survie prédites"), "NEW.csv");
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_profile);
        command.Options.Add(_firth);
        command.Options.Add(_test);
        command.Options.Add(_baseline);
        command.Options.Add(_residuals);
        command.Options.Add(_predict);
    }

    /// <summary>What the command line asks for.</summary>
    /// <exception cref="CommandException">Requests exclude each other.</exception>
    public CoxRequest Read(ParseResult parsed, AnalysisConventions conventions, bool isCsv, Session session)
    {
        bool hasBaseline = parsed.GetResult(_baseline) is not null;
        CoxRequest request = new()
        {
            Profile = parsed.GetValue(_profile),
            Firth = parsed.GetValue(_firth),
            Test = parsed.GetValue(_test),
            Baseline = hasBaseline,
            BaselineAtZero = hasBaseline && (parsed.GetValue(_baseline) ?? (conventions.Name == AnalysisConventions.R.Name ? "centered" : "zero")) == "zero",
            Residuals = parsed.GetValue(_residuals),
            Predict = parsed.GetValue(_predict),
        };
        (string Option, bool IsAsked)[] parts =
        [
            ("--ph-test", request.Test is not null), ("--baseline", hasBaseline), ("--residuals", request.Residuals is not null), ("--predict", request.Predict is not null),
        ];
        string[] asked = [.. parts.Where(part => part.IsAsked).Select(part => part.Option)];
        if (request.Firth && asked.Length > 0)
        {
            throw new CommandException(ExitCode.WrongCommand, session.Say(
                $"--firth gives coefficients and tests; leave out {string.Join(", ", asked)}",
                $"--firth donne coefficients et tests ; retirer {string.Join(", ", asked)}"));
        }

        if (isCsv && asked.Length > 1)
        {
            throw new CommandException(ExitCode.WrongCommand, session.Say(
                $"--format csv holds one table; keep one of {string.Join(", ", asked)}",
                $"--format csv contient un seul tableau ; garder une option parmi {string.Join(", ", asked)}"));
        }

        return request;
    }
}
