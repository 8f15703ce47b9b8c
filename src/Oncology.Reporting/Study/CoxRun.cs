using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Fits and prints Cox models that a study writes as formulas.</summary>
internal static class CoxRun
{
    public static StudyItem Run(StudyContext study, CoxSpec spec)
    {
        ImmutableArray<(FormulaSpec Formula, CoxModel Model)> models = [.. spec.Models.Select(formula => (formula, Fit(study, formula)))];
        return study.Table(spec.Head, language => Table(study, spec.Head.Title, models, language));
    }

    public static CoxModel Fit(StudyContext study, FormulaSpec spec)
    {
        DataTable table = spec.Table is string name ? study.Tables[name] : study.Patients.Table;
        CoxOptions options = study.Conventions.Cox with { Ties = spec.Ties ?? study.Conventions.Cox.Ties };
        try
        {
            ModelFrame frame = ModelFrame.From(table, Formula.Parse(spec.Formula), new ModelFrameOptions { ZeroFollowUp = study.Conventions.ZeroFollowUp });
            var model = CoxModel.Fit(frame, options);
            study.Log.Add(spec.Label, model);
            study.Log.Use(StudyMethod.Wald);
            return model;
        }
        catch (CellException wrong)
        {
            throw new StudyException(StudyFault.Data, [new StudyProblem(
                table.Locate(wrong.Row, wrong.Column), new LocalText(wrong.MessageIn(Language.English), wrong.MessageIn(Language.French)))]);
        }
        catch (FormulaException wrong)
        {
            throw new StudyException(StudyFault.StudyFile, [new StudyProblem(spec.Path, new LocalText(wrong.MessageIn(Language.English), wrong.MessageIn(Language.French)))]);
        }
        catch (ColumnNotFoundException wrong)
        {
            throw new StudyException(StudyFault.StudyFile, [new StudyProblem(spec.Path, new LocalText(wrong.MessageIn(Language.English), wrong.MessageIn(Language.French)))]);
        }
    }

    private static ResultTable Table(StudyContext study, LocalText title, ImmutableArray<(FormulaSpec Formula, CoxModel Model)> models, Language language)
    {
        ImmutableArray<TableColumn> columns =
        [
            new("term", StudyWords.Term.In(language), IsText: true),
            new("estimate", "β"),
            new("std_error", language == Language.French ? "Erreur type de β" : "Std. error of β"),
            new("hazard_ratio", TableWords.HazardRatio.In(language)) { IntervalLevel = study.Conventions.Cox.ConfidenceLevel },
            new("p", TableWords.PValue.In(language)),
        ];
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        var notes = ImmutableArray.CreateBuilder<string>();
        notes.Add(language == Language.French ? "p : test de Wald." : "p: Wald test.");
        foreach ((FormulaSpec formula, CoxModel model) in models)
        {
            rows.Add(new TableRow([new Cell.Text(formula.Label.In(language)), Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty]) { IsHeading = true });
            rows.AddRange(model.Coefficients.Select(coefficient => Row(study, formula, coefficient, language)));
            notes.Add(Note(study, formula, model, language));
            notes.AddRange(model.Warnings.Select(warning => $"{formula.Label.In(language)}{(language == Language.French ? " :" : ":")} {warning.In(language)}"));
        }

        return new ResultTable(title.In(language), columns, rows.ToImmutable(), language) { Footnotes = notes.ToImmutable() };
    }

    private static TableRow Row(StudyContext study, FormulaSpec formula, CoxCoefficient coefficient, Language language)
    {
        string label = string.Join(" : ", coefficient.Name.Variables.Select(variable =>
            Label(study, formula, variable.Name).In(language) + (variable.Level is null ? string.Empty : $" {variable.Level}")));
        return new TableRow(
        [
            new Cell.Text(label),
            new Cell.Number(coefficient.Estimate, NumberKind.Coefficient),
            new Cell.Number(coefficient.StandardError, NumberKind.Coefficient),
            new Cell.WithInterval(coefficient.HazardRatio, coefficient.HazardRatioInterval, NumberKind.Ratio),
            new Cell.Number(coefficient.PValue, NumberKind.PValue),
        ])
        {
            Indent = 1,
        };
    }

    // The formula's own label, else that of the study's variable or exposure of this name, else the name of the column.
    private static LocalText Label(StudyContext study, FormulaSpec formula, string column) =>
        formula.Labels.TryGetValue(column, out LocalText label) ? label
        : study.Patients.Variables.TryGetValue(column, out StudyVariable? variable) ? variable.Label
        : study.Patients.Exposure?.Spec is ExposureSpec exposure && exposure.Name == column ? exposure.Label
        : LocalText.Same(column);

    private static string Note(StudyContext study, FormulaSpec formula, CoxModel model, Language language)
    {
        NumberStyle style = study.Numbers(language);
        string likelihoodRatio = style.FormatP(model.LikelihoodRatioTest.PValue);
        string concordance = style.Format(model.Concordance.Estimate, NumberKind.Coefficient);
        int dropped = model.Frame.Dropped.Length;
        return language == Language.French
            ? $"{formula.Label.French} : {model.Count} lignes, {model.EventCount} événements, {dropped} lignes écartées (valeur manquante) ; ex æquo : {model.Options.Ties} ; rapport de vraisemblance {likelihoodRatio} ; concordance {concordance}."
            : $"{formula.Label.English}: {model.Count} rows, {model.EventCount} events, {dropped} rows left out (missing value); ties: {model.Options.Ties}; likelihood ratio {likelihoodRatio}; concordance {concordance}.";
    }
}
