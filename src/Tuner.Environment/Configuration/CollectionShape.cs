using System.Collections.Immutable;
using System.Reflection;

namespace Tuner.Environment.Configuration;

/// <summary>A list or dictionary type: what it holds and how one is made.</summary>
internal sealed class CollectionShape
{
    private static readonly Type[] Lists = [typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>), typeof(IEnumerable<>), typeof(List<>)];

    private static readonly Type[] Maps = [typeof(IReadOnlyDictionary<,>), typeof(Dictionary<,>)];

    private readonly MethodInfo _make;

    private CollectionShape(Type? key, Type element, string maker)
    {
        Key = key;
        Element = element;
        _make = typeof(CollectionShape).GetMethod(maker, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(key is null ? [element] : [key, element]);
    }

    /// <summary>Of a dictionary (text or integer); null for a list.</summary>
    public Type? Key { get; }

    public Type Element { get; }

    /// <summary>The shape of a type, null where it is neither a list nor a dictionary.</summary>
    public static CollectionShape? Of(Type type)
    {
        if (type.IsArray)
        {
            return new CollectionShape(null, type.GetElementType()!, nameof(MakeArray));
        }

        if (!type.IsGenericType)
        {
            return null;
        }

        Type[] held = type.GetGenericArguments();
        Type open = type.GetGenericTypeDefinition();
        return open switch
        {
            _ when open == typeof(ImmutableArray<>) => new CollectionShape(null, held[0], nameof(MakeImmutableArray)),
            _ when Lists.Contains(open) => new CollectionShape(null, held[0], nameof(MakeList)),
            _ when open == typeof(ImmutableDictionary<,>) => new CollectionShape(held[0], held[1], nameof(MakeImmutableDictionary)),
            _ when Maps.Contains(open) => new CollectionShape(held[0], held[1], nameof(MakeDictionary)),
            _ => null,
        };
    }

    /// <summary>The collection of these entries (keys null for a list), in their order.</summary>
    public object Make(IReadOnlyList<(object? Key, object? Value)> entries) => _make.Invoke(null, [entries])!;

    private static T[] MakeArray<T>(IReadOnlyList<(object? Key, object? Value)> entries) => [.. entries.Select(e => (T)e.Value!)];

    private static List<T> MakeList<T>(IReadOnlyList<(object? Key, object? Value)> entries) => [.. entries.Select(e => (T)e.Value!)];

    private static ImmutableArray<T> MakeImmutableArray<T>(IReadOnlyList<(object? Key, object? Value)> entries) =>
        [.. entries.Select(e => (T)e.Value!)];

    private static Dictionary<TKey, T> MakeDictionary<TKey, T>(IReadOnlyList<(object? Key, object? Value)> entries)
        where TKey : notnull => entries.ToDictionary(e => (TKey)e.Key!, e => (T)e.Value!);

    private static ImmutableDictionary<TKey, T> MakeImmutableDictionary<TKey, T>(IReadOnlyList<(object? Key, object? Value)> entries)
        where TKey : notnull => entries.ToImmutableDictionary(e => (TKey)e.Key!, e => (T)e.Value!);
}
