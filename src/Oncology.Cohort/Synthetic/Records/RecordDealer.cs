using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Deals values out to the patients of an arm; the seed decides who gets what. What cannot be dealt out as asked is noted.</summary>
internal sealed class RecordDealer(long seed)
{
    private readonly RandomStream _random = new((ulong)seed);
    private readonly List<Wording> _notes = [];

    /// <summary>What the targets file asks of an arm and the patients do not allow.</summary>
    public ImmutableArray<Wording> Notes => [.. _notes];

    /// <summary>Name of the arm whose patients are dealt with.</summary>
    public string Arm { get; set; } = "";

    /// <summary>What the targets file says of that arm.</summary>
    public ArmDesign Design { get; set; } = new();

    public int Below(int count) => _random.Below(count);

    public int[] Order(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        _random.Shuffle(order);
        return order;
    }

    /// <summary>So many of the people, in random order.</summary>
    public SyntheticPatient[] Some(IEnumerable<SyntheticPatient> people, int count)
    {
        SyntheticPatient[] all = [.. people];
        return [.. Order(all.Length).Take(count).Select(i => all[i])];
    }

    /// <summary>The stated or usual number of a kind of patients, at most all of them.</summary>
    public int Count(string name, IReadOnlyCollection<SyntheticPatient> able)
    {
        int asked = Design.Counts.TryGetValue(name, out int stated) ? stated : CountShares.Of(name, able.Count);
        if (asked > able.Count)
        {
            Note(name, asked, able.Count);
        }

        return Math.Min(asked, able.Count);
    }

    public void Give(IEnumerable<SyntheticPatient> people, string column, string value, int count)
    {
        foreach (SyntheticPatient p in Some(people, count))
        {
            p[column] = value;
        }
    }

    public static void All(IEnumerable<SyntheticPatient> people, string column, string value)
    {
        foreach (SyntheticPatient p in people)
        {
            p[column] = value;
        }
    }

    /// <summary>Deals the values of a column out to all of the people, as the arm's margin says or by usual shares.</summary>
    public void Margin(SyntheticPatient[] people, string column)
    {
        string[] values = Values(column, people.Length);
        int[] order = Order(people.Length);
        for (int i = 0; i < values.Length; i++)
        {
            people[order[i]][column] = values[i];
        }
    }

    /// <summary>So many values of a column, those of one kind beside each other.</summary>
    public string[] Values(string column, int count) => Design.Margins.TryGetValue(column, out OrderedDictionary<string, int>? margin)
        ? Shared(column, margin, count)
        : Shared("", MarginShares.Of(column), count);

    /// <summary>Values by their counts; counts that do not add up are taken as shares (largest remainders), which is noted under the name unless it is empty.</summary>
    public string[] Shared(string name, OrderedDictionary<string, int> margin, int count)
    {
        int total = margin.Values.Sum();
        if (total != count && count > 0 && name.Length > 0)
        {
            Note(name, total, count);
        }

        double scale = total == 0 ? 0 : (double)count / total;
        int[] n = [.. margin.Values.Select(share => (int)(share * scale))];
        int[] byRemainder = [.. Enumerable.Range(0, n.Length).OrderByDescending(i => (margin.GetAt(i).Value * scale) - n[i])];
        for (int k = 0; n.Sum() < count; k++)
        {
            n[byRemainder[k % n.Length]]++;
        }

        return [.. margin.Keys.SelectMany((value, i) => Enumerable.Repeat(value, n[i]))];
    }

    public void Note(string name, int asked, int possible) => _notes.Add(new Wording(
        $"{Arm}: {name}: {asked} asked for, the patients allow {possible}",
        $"{Arm} : {name} : {asked} demandés, {possible} possibles avec ces patientes"));
}
