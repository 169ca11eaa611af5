// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Hands} from "../forge/Campaign.sol";
import {ITill, Thief} from "../Cheats.sol";

/// What Echidna calls: a choice and raw words.
abstract contract Drive {
    function act(uint256 which, uint256[8] calldata raw) external virtual;
}

interface ICoins {
    function balanceOf(address owner) external view returns (uint256);
    function transfer(address to, uint256 amount) external;
}

/// Someone with coins or ether: Echidna 2.0.2 has no cheatcode that sends the messages of others.
contract Holder {
    receive() external payable {}

    function pay(ICoins coins, address to, uint256 amount) external {
        coins.transfer(to, amount);
    }

    function save(ITill till, uint256 amount) external {
        till.deposit{value: amount}();
    }
}

/// Among three people, who are now and then the same.
contract CoinHands is Hands {
    Holder[3] internal _holders;
    ICoins internal _coins;

    constructor() {
        for (uint256 i; i < 3; ++i) _holders[i] = new Holder();
    }

    function first() external view returns (address) {
        return address(_holders[0]);
    }

    function use(ICoins coins) external {
        _coins = coins;
    }

    function transfer(uint256 who, uint256 whom, uint256 amount) external {
        (Holder from, address to) = (_holders[who % 3], address(_holders[whom % 3]));
        uint256 had = _coins.balanceOf(address(from));
        uint256 before = _sum(address(from), to);
        from.pay(_coins, to, amount % (had + 1));
        if (_sum(address(from), to) != before) broken = true;
        if (_coins.balanceOf(address(from)) < had) reached = true;
    }

    function _sum(address from, address to) internal view returns (uint256) {
        return from == to ? _coins.balanceOf(from) : _coins.balanceOf(from) + _coins.balanceOf(to);
    }
}

/// Someone saves, and thieves come. All ether is what this was made with.
contract TillDriver is Hands {
    ITill internal immutable _till;
    Holder internal immutable _honest = new Holder();

    constructor(ITill till) payable {
        _till = till;
        payable(address(_honest)).transfer(address(this).balance / 2);
    }

    function save(uint64 amount) external {
        _honest.save(_till, amount);
    }

    /// A thief of its own each time: one withdraws twice at most.
    function steal(uint64 amount) external {
        Thief thief = new Thief(_till);
        thief.deposit{value: amount}();
        try thief.withdraw() {
            if (amount > 0) reached = true;
        } catch {}
        if (address(_till).balance < _till.owedTo(address(_honest))) broken = true;
    }
}
